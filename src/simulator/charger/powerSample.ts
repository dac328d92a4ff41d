import { chargeState, pilotLetter } from './chargeState.ts';
import type { EngineView } from './engine.types.ts';
import { faultBit } from './faults.ts';
import { findFaults } from './findFaults.ts';
import { limitEntries, temperatureLimitMa } from './limitEntries.ts';
import { type LimitInForce, lowest, pauseBit } from './limits.ts';
import { type BalancingView, viewBalancing } from './loadBalancing.ts';
import { measure, type PerPhase } from './meter.ts';
import { ocppLimitMa } from './ocppLimit.ts';
import type { Parts } from './parts.ts';
import type { PhaseSwitch } from './phaseSwitch.ts';
import { type Pilot, viewPilot } from './pilot.ts';
import { type ScheduleView, viewSchedules } from './schedules.ts';
import type { Sessions } from './sessions.ts';
import { phasesPresent, type Temperatures, terminalVolts, type Warming } from './world.ts';

/** After this without an offer the contactor opens even when the car still draws. */
const openAfterMs = 6000;

/** What the power side remembers between two samples. */
export interface PowerState {
  pilot: Pilot;
  interruptedUntilMs: number;
  lastOfferMs: number;
  isBooting: boolean;
  isInService: boolean;
  bootHoldUntilMs: number;
  isAwaitingSetpoint: boolean;
  isClosed: boolean;
  ownAmps: PerPhase;
}

export interface PowerTools {
  readonly parts: Omit<Parts, 'engine' | 'network' | 'doors'>;
  readonly sessions: Sessions;
  readonly warming: Warming;
  readonly phaseSwitch: PhaseSwitch;
  readonly state: PowerState;
}

export interface SampleTime {
  readonly nowMs: number;
  readonly dtMs: number;
  readonly dtRealMs: number;
  readonly sample: number;
}

interface Surroundings {
  readonly balancing: BalancingView;
  readonly temperatures: Temperatures;
  readonly schedule: ScheduleView;
  readonly isVoltageBad: boolean;
}

function lookAround({ parts, warming, state }: PowerTools, nowMs: number): Surroundings {
  const { settings, control, world, faults, time } = parts;
  const balancing = viewBalancing(settings, control, world.ownMeter, state.ownAmps, nowMs);
  const temperatures = warming.read(world);
  const found = findFaults({ parts, temperatures, balancing, volts: terminalVolts(world, state.ownAmps) });
  faults.found(found.faults, found.warnings);
  const onlyInWindows = settings.number('settings.startMode') === 4;
  const schedule = viewSchedules(
    settings,
    time.clockQuality() === 0 ? undefined : time.clockS(),
    onlyInWindows,
  );
  return { balancing, temperatures, schedule, isVoltageBad: found.isVoltageBad };
}

function limitNow(tools: PowerTools, around: Surroundings, nowMs: number): LimitInForce {
  const { parts, sessions, phaseSwitch, state } = tools;
  const { settings, control, watchdog, world, options } = parts;
  const isServerOn = (settings.number('modbus.flags') & 1) === 1;
  // With load balancing of its own nobody will write a set-point; the random delay ends the restart.
  const waitsForSetpoint = isServerOn && settings.number('loadBalancing.mode') === 0;
  return lowest(
    limitEntries({
      settings,
      control,
      watchdog,
      balancing: around.balancing,
      schedule: around.schedule,
      session: sessions.current(),
      hardwareMa: options.model.hardwareMaxA * 1000,
      cableMa: options.model.hardwareMaxA === 40 ? 63_000 : 32_000,
      adapterMa: world.adapterMa,
      mainsPlugDeci: around.temperatures.mainsPlugDeci,
      isVoltageBad: around.isVoltageBad,
      isSinglePhase: phaseSwitch.bitmap() === 1 || sessions.isSinglePhase(),
      holdsBootCurrent: waitsForSetpoint ? state.isAwaitingSetpoint : nowMs < state.bootHoldUntilMs,
      isSwitchingPhases: phaseSwitch.isBusy(),
      hasReachedWindowTarget: sessions.hasReachedTarget(around.schedule),
      ocppMa: ocppLimitMa(settings, world),
    }),
  );
}

function draw(
  { parts, sessions, phaseSwitch, state }: PowerTools,
  time: SampleTime,
  isFed: boolean,
): PerPhase {
  const { car, mainsVolts } = parts.world;
  if (car === undefined) return [0, 0, 0];
  car.step({
    nowMs: time.nowMs,
    dtMs: time.dtMs,
    offeredMa: state.pilot.offeredMa(),
    sessionWh: sessions.current()?.energyWh ?? 0,
    isFed,
    isInterrupted: time.nowMs < state.interruptedUntilMs,
  });
  const bits = phaseSwitch.bitmap() & phasesPresent(mainsVolts) & ((1 << car.phases()) - 1);
  const amps = car.amps();
  return [bits & 1 ? amps : 0, bits & 2 ? amps : 0, bits & 4 ? amps : 0];
}

/** Offers what the limit allows, lets the car draw, and keeps the contactor's books. */
function feed(tools: PowerTools, limit: LimitInForce, time: SampleTime): PerPhase {
  const { parts, sessions, warming, state } = tools;
  const { world, faults, store } = parts;
  const { nowMs, dtMs } = time;
  const isInterrupted = nowMs < state.interruptedUntilMs;
  const isAble = !state.isBooting && !state.isInService && !faults.blocksCharging();
  const mayFeed = sessions.isReleased() && isAble && !isInterrupted;
  const isWanted = world.car !== undefined && !world.car.isFull();
  state.pilot.step(mayFeed && isWanted ? limit.ma : 0, nowMs);
  if (state.pilot.offeredMa() > 0) state.lastOfferMs = nowMs;
  const isFed = mayFeed && nowMs - state.lastOfferMs < openAfterMs;
  const amps = draw(tools, time, isFed);
  const wasClosed = state.isClosed;
  state.isClosed = isFed && (world.car?.asks() ?? false);
  if (state.isClosed && !wasClosed) store.state.relayCycles += 1;
  state.ownAmps = amps;
  warming.step(Math.max(...amps), world.socket.contactOhm, dtMs);
  return amps;
}

function describe(tools: PowerTools, limitMa: number, nowMs: number) {
  const { parts, sessions, state } = tools;
  const situation = {
    isBooting: state.isBooting,
    isInService: state.isInService,
    isFaulty: parts.faults.blocksCharging(),
    isPilotShort: parts.faults.has(faultBit.pilotShort),
    isInterrupted: nowMs < state.interruptedUntilMs,
    car: parts.world.car,
    isReleased: sessions.isReleased(),
    limitMa,
    hasCharged: (sessions.current()?.chargingMs ?? 0) > 0,
  };
  const isWaiting = situation.car !== undefined && !situation.isReleased;
  const tripped = parts.watchdog.state() === 2 ? 1 << pauseBit.failsafe : 0;
  return {
    charge: chargeState(situation),
    pilot: viewPilot(pilotLetter(situation), state.pilot.offeredMa()),
    pauseReasons: tripped | (isWaiting ? 1 << pauseBit.authorisation : 0),
  };
}

/** One step of the power side: limit, pilot, car, meter, session. */
export function takeSample(tools: PowerTools, time: SampleTime): EngineView {
  const { parts, sessions, phaseSwitch, state } = tools;
  const { watchdog, world, random, settings, options } = parts;
  const { nowMs, dtRealMs } = time;
  watchdog.step(nowMs);
  phaseSwitch.step(nowMs);
  const around = lookAround(tools, nowMs);
  sessions.checkLimits(world.car?.isFull() ?? false);
  const limit = limitNow(tools, around, nowMs);
  sessions.limited({
    isPaused: limit.ma === 0,
    bySchedule: limit.ma === 0 && ((limit.pauseReasons >> pauseBit.schedule) & 1) === 1,
  });
  const amps = feed(tools, limit, time);
  const meter = measure(amps, terminalVolts(world, amps), random);
  const { mainsPlugDeci } = around.temperatures;
  sessions.sample({
    dtRealMs,
    watts: meter.totalW,
    milliamps: meter.milliamps,
    isContactorClosed: state.isClosed,
    temperatureDeci: mainsPlugDeci,
  });
  const described = describe(tools, limit.ma, nowMs);
  return {
    sample: time.sample,
    ...described,
    pauseReasons: limit.pauseReasons | described.pauseReasons,
    limit,
    offeredMa: state.pilot.offeredMa(),
    meter,
    temperatures: around.temperatures,
    balancing: around.balancing,
    schedule: around.schedule,
    session: sessions.last(),
    relayPhases: state.isClosed ? phaseSwitch.bitmap() : 0,
    temperatureLimitMa: temperatureLimitMa(settings, mainsPlugDeci, options.model.hardwareMaxA * 1000),
    residualDcDeci: Math.round(3 + random() * 4),
    residualAcDeci: Math.round(10 + random() * 8),
  };
}
