import type { Settings } from './settings.ts';

export const noLimit = 0xffff;

/** Block C: RAM only. Currents in mA. */
export interface Control {
  limitMa: number;
  isEnabled: boolean;
  phases: number;
  heartbeat: number;
  failsafeTimeoutS: number;
  failsafeMa: number;
  failsafeAction: number;
  timeLimitMin: number;
  energyLimitWh: number;
  argument: number;
  /** 0.01 A per phase; undefined until a host pushed. */
  pushed: [number, number, number] | undefined;
  pushedAtWaitMs: number;
  /** As `command.last` and `command.result`. */
  lastCommand: number;
  lastResult: number;
  lastRegister: number;
}

export function createControl(settings: Settings): Control {
  const control: Control = {
    limitMa: noLimit,
    isEnabled: true,
    phases: 0,
    heartbeat: 0,
    failsafeTimeoutS: 0,
    failsafeMa: 0,
    failsafeAction: 0,
    timeLimitMin: 0,
    energyLimitWh: 0,
    argument: 0,
    pushed: undefined,
    pushedAtWaitMs: 0,
    lastCommand: 0,
    lastResult: 0,
    lastRegister: 0,
  };
  loadFailsafe(control, settings);
  return control;
}

/** At boot and at commit the stored fail-safe becomes the one in force. */
export function loadFailsafe(control: Control, settings: Settings): void {
  control.failsafeTimeoutS = settings.number('failsafe.defaultTimeout');
  control.failsafeMa = settings.number('failsafe.defaultCurrent');
  control.failsafeAction = settings.number('failsafe.defaultAction');
}
