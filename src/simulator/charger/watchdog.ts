import { type Control, noLimit } from './control.ts';
import type { Settings } from './settings.ts';

/** The fall-back for a controller that went away: only its writes count, never its reads. */
export interface Watchdog {
  /** As `watchdog.state`: 0 off, 1 armed, 2 tripped. */
  state(): 0 | 1 | 2;
  remainingMs(nowMs: number): number;
  /** The limit the trip imposes (mA); `noLimit` when not tripped or nothing to hold. */
  limitMa(): number;
  /** A boot, or settings that switched it on: starts tripped. */
  start(): void;
  /** Settings moved: on or off may have changed. */
  reload(nowMs: number): void;
  /** An accepted write to 512–519. */
  rearm(nowMs: number, hasSetpoint: boolean): void;
  unplugged(): void;
  step(nowMs: number): void;
}

export function createWatchdog(control: Control, settings: Settings): Watchdog {
  let isTripped = false;
  let hasJustStarted = false;
  let wasOn = false;
  let rearmedAtMs = 0;
  let isHoldOver = false;

  const isOn = () =>
    (settings.number('modbus.flags') & 1) === 1 &&
    settings.number('loadBalancing.mode') === 0 &&
    control.failsafeTimeoutS !== 0;

  const start = () => {
    wasOn = isOn();
    isTripped = wasOn;
    hasJustStarted = wasOn;
    isHoldOver = false;
  };

  const trippedLimitMa = (): number => {
    if (hasJustStarted) return Math.min(settings.number('settings.bootCurrent'), control.failsafeMa);
    if (control.failsafeAction === 1) return Math.min(control.failsafeMa, control.limitMa);
    if (control.failsafeAction === 2 && !isHoldOver) return control.limitMa;
    return control.failsafeMa;
  };

  return {
    state: () => (isOn() ? (isTripped ? 2 : 1) : 0),
    remainingMs: (nowMs) =>
      isOn() && !isTripped ? Math.max(0, rearmedAtMs + control.failsafeTimeoutS * 1000 - nowMs) : 0,
    limitMa: () => (isOn() && isTripped ? trippedLimitMa() : noLimit),
    start,
    reload: (nowMs) => {
      if (isOn() === wasOn) return;
      rearmedAtMs = nowMs;
      start();
    },
    rearm: (nowMs, hasSetpoint) => {
      rearmedAtMs = nowMs;
      wasOn = isOn();
      if (!hasSetpoint) return;
      isTripped = false;
      hasJustStarted = false;
    },
    unplugged: () => {
      isHoldOver = isTripped;
    },
    step: (nowMs) => {
      if (!isOn()) {
        isTripped = false;
        wasOn = false;
        return;
      }
      if (isTripped || nowMs - rearmedAtMs < control.failsafeTimeoutS * 1000) return;
      isTripped = true;
      isHoldOver = false;
    },
  };
}
