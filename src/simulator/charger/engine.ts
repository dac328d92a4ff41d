import { createCar } from './car.ts';
import { chargeState, pilotLetter } from './chargeState.ts';
import type { Engine, EngineView } from './engine.types.ts';
import { findFaults } from './findFaults.ts';
import { limitEntries, temperatureLimitMa } from './limitEntries.ts';
import { lowest, pauseBit } from './limits.ts';
import { viewBalancing } from './loadBalancing.ts';
import { measure, type PerPhase } from './meter.ts';
import type { Parts } from './parts.ts';
import { createPhaseSwitch } from './phaseSwitch.ts';
import { createPilot, viewPilot } from './pilot.ts';
import { viewSchedules } from './schedules.ts';
import { createSessions } from './sessions.ts';
import { createWarming, phasesPresent } from './world.ts';

const longestStepMs = 500;
const interruptionMs = 3000;
/** After this without an offer the contactor opens even when the car still draws. */
const openAfterMs = 6000;

/** Steps the power side of one charger; see `Engine`. */
export function createEngine(parts: Omit<Parts, 'engine' | 'network' | 'doors'>): Engine {
  const { options, time, settings, control, watchdog, faults, world, random, store } = parts;
  const hardwareMa = options.model.hardwareMaxA * 1000;
  const cableMa = options.model.hardwareMaxA === 40 ? 63_000 : 32_000;
  const sessions = createSessions(parts);
  const warming = createWarming();
  const phaseSwitch = createPhaseSwitch(options.model.phases);
  let pilot = createPilot();
  let steppedAtMs = time.waitMs();
  let steppedAtRealMs = time.realMs();
  let interruptedUntilMs = 0;
  let lastOfferMs = 0;
  let isBooting = false;
  let bootHoldUntilMs = 0;
  let isAwaitingSetpoint = true;
  let wasClosed = false;
  let sample = 0;
  let view: EngineView;

  const isServerOn = () => (settings.number('modbus.flags') & 1) === 1;
  const draw = (nowMs: number, dtMs: number, isFed: boolean): PerPhase => {
    const { car } = world;
    if (car === undefined) return [0, 0, 0];
    car.step({
      nowMs,
      dtMs,
      offeredMa: pilot.offeredMa(),
      sessionWh: sessions.current()?.energyWh ?? 0,
      isFed,
      isInterrupted: nowMs < interruptedUntilMs,
    });
    const bits = phaseSwitch.bitmap() & phasesPresent(world.mainsVolts) & ((1 << car.spec.phases) - 1);
    const amps = car.amps();
    return [bits & 1 ? amps : 0, bits & 2 ? amps : 0, bits & 4 ? amps : 0];
  };

  const compute = (nowMs: number, dtMs: number, dtRealMs: number): EngineView => {
    watchdog.step(nowMs);
    phaseSwitch.step(nowMs);
    const own = view === undefined ? ([0, 0, 0] as const) : ampsOf(view.meter.milliamps);
    const balancing = viewBalancing(settings, control, world.ownMeter, own, nowMs);
    const temperatures = warming.read(world);
    const found = findFaults({ parts, temperatures, balancing });
    faults.found(found.faults, found.warnings);
    sessions.checkLimits();
    const schedule = viewSchedules(settings, time.clockS(), settings.number('settings.startMode') === 4);
    const limit = lowest(
      limitEntries({
        settings,
        control,
        watchdog,
        balancing,
        schedule,
        session: sessions.current(),
        hardwareMa,
        cableMa,
        adapterMa: world.adapterMa,
        mainsPlugDeci: temperatures.mainsPlugDeci,
        isVoltageBad: found.isVoltageBad,
        isSinglePhase: phaseSwitch.bitmap() === 1 || sessions.isSinglePhase(),
        holdsBootCurrent: isServerOn() ? isAwaitingSetpoint : nowMs < bootHoldUntilMs,
        isSwitchingPhases: phaseSwitch.isBusy(),
        hasReachedWindowTarget: sessions.hasReachedTarget(schedule),
      }),
    );
    const isReleased = sessions.isReleased();
    const isInterrupted = nowMs < interruptedUntilMs;
    const mayOffer = isReleased && !isBooting && !isInterrupted && !faults.blocksCharging();
    pilot.step(mayOffer && world.car !== undefined && !world.car.isFull() ? limit.ma : 0, nowMs);
    if (pilot.offeredMa() > 0) lastOfferMs = nowMs;
    const isFed = mayOffer && nowMs - lastOfferMs < openAfterMs;
    const amps = draw(nowMs, dtMs, isFed);
    const meter = measure(amps, world.mainsVolts, random);
    const isClosed = isFed && (world.car?.asks() ?? false);
    if (isClosed && !wasClosed) store.state.relayCycles += 1;
    wasClosed = isClosed;
    warming.step(Math.max(...amps), dtMs);
    sessions.sample({
      dtRealMs,
      watts: meter.totalW,
      milliamps: meter.milliamps,
      isContactorClosed: isClosed,
      temperatureDeci: temperatures.mainsPlugDeci,
    });
    const state = {
      isBooting,
      isFaulty: faults.blocksCharging(),
      isPilotShort: faults.has(5),
      isInterrupted,
      car: world.car,
      isReleased,
      limitMa: limit.ma,
      hasCharged: (sessions.current()?.chargingMs ?? 0) > 0,
    };
    const isWaiting = world.car !== undefined && !isReleased;
    const tripped = watchdog.state() === 2 ? 1 << pauseBit.failsafe : 0;
    return {
      sample,
      charge: chargeState(state),
      pauseReasons: limit.pauseReasons | tripped | (isWaiting ? 1 << pauseBit.authorisation : 0),
      limit,
      offeredMa: pilot.offeredMa(),
      pilot: viewPilot(pilotLetter(state), pilot.offeredMa()),
      meter,
      temperatures,
      balancing,
      schedule,
      session: sessions.last(),
      relayPhases: isClosed ? phaseSwitch.bitmap() : 0,
      temperatureLimitMa: temperatureLimitMa(settings, temperatures.mainsPlugDeci, hardwareMa),
      residualDcDeci: Math.round(3 + random() * 4),
      residualAcDeci: Math.round(10 + random() * 8),
    };
  };

  const step = () => {
    const nowMs = time.waitMs();
    const spanMs = nowMs - steppedAtMs;
    const spanRealMs = Math.max(0, time.realMs() - steppedAtRealMs);
    const steps = Math.max(1, Math.ceil(spanMs / longestStepMs));
    sample = (sample + 1) & 0xffff;
    for (let n = 1; n <= steps; n++) {
      view = compute(steppedAtMs + (spanMs * n) / steps, spanMs / steps, spanRealMs / steps);
    }
    steppedAtMs = nowMs;
    steppedAtRealMs = time.realMs();
  };
  view = compute(steppedAtMs, 0, 0);

  return {
    step,
    view: () => view,
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
    isOffering: () => pilot.offeredMa() > 0,
    isDrawing: () => (world.car?.amps() ?? 0) > 0,
    release: (source, card) => sessions.release(source, card),
    stop: (reason) => sessions.stop(reason),
    interruptPilot: () => {
      interruptedUntilMs = time.waitMs() + interruptionMs;
    },
    switchPhases: (phases) => phaseSwitch.begin(phases, time.waitMs(), world.car === undefined),
    setpointWritten: () => {
      isAwaitingSetpoint = false;
    },
    restart: () => {
      step();
      sessions.end('restart');
      isBooting = true;
      isAwaitingSetpoint = true;
      pilot = createPilot();
      phaseSwitch.reset();
      faults.forget();
    },
    booted: () => {
      isBooting = false;
      const delayS = settings.number('settings.startDelayRandom') * random();
      bootHoldUntilMs = time.waitMs() + delayS * 1000;
      if (world.car !== undefined) {
        // The car on the cable sees a new charger: it forgets what it was offered.
        world.car = createCar(world.car.spec);
        sessions.begin();
      }
      step();
    },
  };
}

function ampsOf(milliamps: PerPhase): PerPhase {
  return [milliamps[0] / 1000, milliamps[1] / 1000, milliamps[2] / 1000];
}
