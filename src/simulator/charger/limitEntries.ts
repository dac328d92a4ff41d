import { type Control, noLimit } from './control.ts';
import { deratedMa, type LimitEntry, limitSource, pauseBit } from './limits.ts';
import type { BalancingView } from './loadBalancing.ts';
import type { ScheduleView } from './schedules.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Watchdog } from './watchdog.ts';

export interface LimitInputs {
  readonly settings: Settings;
  readonly control: Control;
  readonly watchdog: Watchdog;
  readonly balancing: BalancingView;
  readonly schedule: ScheduleView;
  readonly session: Session | undefined;
  readonly hardwareMa: number;
  readonly cableMa: number;
  readonly adapterMa: number;
  readonly mainsPlugDeci: number;
  readonly isVoltageBad: boolean;
  readonly isSinglePhase: boolean;
  /** A restart is not over yet. */
  readonly holdsBootCurrent: boolean;
  readonly isSwitchingPhases: boolean;
  readonly hasReachedWindowTarget: boolean;
  /** What charging profiles of a back end leave, where they are accepted. */
  readonly ocppMa: number;
}

/** What the temperature of the mains plug allows. */
export function temperatureLimitMa(settings: Settings, mainsPlugDeci: number, hardwareMa: number): number {
  if ((settings.number('safety.flags') & 2) === 0) return noLimit;
  const start = settings.number('derating.start');
  return mainsPlugDeci < start
    ? noLimit
    : deratedMa(mainsPlugDeci, start, settings.number('derating.stop'), hardwareMa);
}

function fixedEntries(inputs: LimitInputs): LimitEntry[] {
  const { settings } = inputs;
  const user = settings.number('settings.maxCurrent');
  const single = inputs.isSinglePhase ? settings.number('settings.maxCurrentSinglePhase') : noLimit;
  return [
    { source: limitSource.hardware, ma: inputs.hardwareMa },
    { source: limitSource.cable, ma: inputs.cableMa },
    { source: limitSource.adapter, ma: inputs.adapterMa },
    { source: limitSource.user, ma: Math.min(user, single) },
    { source: limitSource.installation, ma: settings.number('settings.installLimit') },
  ];
}

function controlEntries({ control, watchdog, settings, holdsBootCurrent }: LimitInputs): LimitEntry[] {
  const isTripped = watchdog.state() === 2;
  // A trip replaces the set-point; everything else stays in force.
  const setpoint = isTripped
    ? { source: limitSource.failsafe, ma: watchdog.limitMa(), pause: pauseBit.failsafe }
    : { source: limitSource.modbus, ma: control.limitMa, pause: pauseBit.modbus };
  const boot = holdsBootCurrent && !isTripped ? settings.number('settings.bootCurrent') : noLimit;
  return [
    setpoint,
    { source: limitSource.modbus, ma: control.isEnabled ? noLimit : 0, pause: pauseBit.modbus },
    { source: limitSource.restart, ma: boot },
  ];
}

function sessionEntries({ session, isSwitchingPhases, hasReachedWindowTarget }: LimitInputs): LimitEntry[] {
  const pauseIf = (isPaused: boolean) => (isPaused ? 0 : noLimit);
  return [
    { source: limitSource.card, ma: session?.cardLimitMa ?? noLimit },
    { source: limitSource.user, ma: pauseIf(session?.isStoppedByUser ?? false), pause: pauseBit.user },
    {
      source: limitSource.modbus,
      ma: pauseIf(session?.isLimitReached ?? false),
      pause: pauseBit.sessionLimit,
    },
    { source: limitSource.modbus, ma: pauseIf(isSwitchingPhases), pause: pauseBit.phaseSwitch },
    { source: limitSource.schedule, ma: pauseIf(hasReachedWindowTarget), pause: pauseBit.schedule },
  ];
}

/** Every source that has a say in the current, in mA. */
export function limitEntries(inputs: LimitInputs): LimitEntry[] {
  return [
    ...fixedEntries(inputs),
    ...controlEntries(inputs),
    ...sessionEntries(inputs),
    { source: limitSource.ocpp, ma: inputs.ocppMa, pause: pauseBit.ocpp },
    { source: limitSource.loadBalancing, ma: inputs.balancing.limitMa, pause: pauseBit.loadBalancing },
    {
      source: limitSource.temperature,
      ma: temperatureLimitMa(inputs.settings, inputs.mainsPlugDeci, inputs.hardwareMa),
      pause: pauseBit.temperature,
    },
    { source: limitSource.schedule, ma: inputs.schedule.limitMa, pause: pauseBit.schedule },
    {
      source: limitSource.mainsVoltage,
      ma: inputs.isVoltageBad ? 0 : noLimit,
      pause: pauseBit.mainsVoltage,
    },
  ];
}
