import { createCar } from './car.ts';
import type { Engine } from './engine.types.ts';
import type { Parts } from './parts.ts';
import { createPhaseSwitch } from './phaseSwitch.ts';
import { createPilot } from './pilot.ts';
import { type PowerState, type PowerTools, takeSample } from './powerSample.ts';
import { createSessions } from './sessions.ts';
import { createWarming } from './world.ts';

const longestStepMs = 500;
/** After a computer slept for hours the steps get longer instead of more. */
const mostSteps = 2000;
const interruptionMs = 3000;

const never = Number.NEGATIVE_INFINITY;

function freshState(): PowerState {
  return {
    pilot: createPilot(),
    interruptedUntilMs: never,
    lastOfferMs: never,
    isBooting: false,
    isInService: false,
    bootHoldUntilMs: never,
    isAwaitingSetpoint: true,
    isClosed: false,
    ownAmps: [0, 0, 0],
  };
}

/** Brings the sample up to the time of the charger, in steps short enough for what moves. */
function createStepper(tools: PowerTools): Pick<Engine, 'step' | 'view'> {
  const { time } = tools.parts;
  let steppedAtMs = time.waitMs();
  let steppedAtRealMs = time.realMs();
  let sample = 0;
  let view = takeSample(tools, { nowMs: steppedAtMs, dtMs: 0, dtRealMs: 0, sample });
  return {
    step: () => {
      const nowMs = time.waitMs();
      const spanMs = nowMs - steppedAtMs;
      const spanRealMs = Math.max(0, time.realMs() - steppedAtRealMs);
      const steps = Math.min(mostSteps, Math.max(1, Math.ceil(spanMs / longestStepMs)));
      sample = (sample + 1) & 0xffff;
      for (let n = 1; n <= steps; n++) {
        view = takeSample(tools, {
          nowMs: steppedAtMs + (spanMs * n) / steps,
          dtMs: spanMs / steps,
          dtRealMs: spanRealMs / steps,
          sample,
        });
      }
      steppedAtMs = nowMs;
      steppedAtRealMs = time.realMs();
    },
    view: () => view,
  };
}

/** The car on the cable; what it did until then is counted before it comes or goes. */
function createCable(
  { parts, sessions }: PowerTools,
  step: () => void,
): Pick<Engine, 'plug' | 'unplug' | 'isPlugged' | 'isDrawing'> {
  const { world, watchdog } = parts;
  return {
    plug: (spec) => {
      if (world.car !== undefined) return false;
      step();
      world.car = createCar(spec);
      sessions.begin();
      step();
      return true;
    },
    unplug: () => {
      if (world.car === undefined) return;
      step();
      sessions.end('unplugged');
      world.car = undefined;
      watchdog.unplugged();
      step();
    },
    isPlugged: () => world.car !== undefined,
    isDrawing: () => (world.car?.amps() ?? 0) > 0,
  };
}

/** Steps the power side of one charger; see `Engine`. */
export function createEngine(parts: Omit<Parts, 'engine' | 'network' | 'doors'>): Engine {
  const { options, time, settings, faults, world, random } = parts;
  const sessions = createSessions(parts);
  const phaseSwitch = createPhaseSwitch(options.model.phases);
  const state = freshState();
  const tools = { parts, sessions, phaseSwitch, state, warming: createWarming() };
  const { step, view } = createStepper(tools);
  const holdBootCurrent = () => {
    const delayS = settings.number('settings.startDelayRandom') * random();
    state.bootHoldUntilMs = time.waitMs() + delayS * 1000;
  };
  holdBootCurrent();

  return {
    step,
    view,
    ...createCable(tools, step),
    isOffering: () => state.pilot.offeredMa() > 0,
    release: sessions.release,
    stop: sessions.stop,
    interruptPilot: () => {
      state.interruptedUntilMs = time.waitMs() + interruptionMs;
    },
    switchPhases: (phases) => phaseSwitch.begin(phases, time.waitMs(), world.car === undefined),
    setService: (isOn) => {
      state.isInService = isOn;
    },
    setpointWritten: () => {
      state.isAwaitingSetpoint = false;
    },
    restart: (why) => {
      step();
      sessions.end(why);
      state.isBooting = true;
      state.isAwaitingSetpoint = true;
      state.pilot = createPilot();
      phaseSwitch.reset();
      faults.forget();
    },
    booted: () => {
      state.isBooting = false;
      holdBootCurrent();
      if (world.car !== undefined) {
        // The car on the cable sees a new charger: it forgets what it was offered.
        world.car = createCar(world.car.spec);
        sessions.begin();
      }
      step();
    },
  };
}
