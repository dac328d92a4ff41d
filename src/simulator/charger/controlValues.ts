import type { Parts } from './parts.ts';
import type { PointWrite } from './pointWrites.ts';

/** Puts accepted values of block C into force. */
export function createControlValues(parts: Parts): (writes: ReadonlyMap<string, PointWrite>) => void {
  const { control, engine, time } = parts;
  const store: Readonly<Record<string, (value: number) => void>> = {
    'limit.current': (value) => {
      control.limitMa = value;
      engine.setpointWritten();
    },
    'control.enable': (value) => {
      control.isEnabled = value === 1;
    },
    'control.phases': (value) => {
      control.phases = value;
      engine.switchPhases(value);
    },
    'control.heartbeat': (value) => {
      control.heartbeat = value;
    },
    'failsafe.timeout': (value) => {
      control.failsafeTimeoutS = value;
    },
    'failsafe.current': (value) => {
      control.failsafeMa = value;
    },
    'failsafe.action': (value) => {
      control.failsafeAction = value;
    },
    'session.timeLimit': (value) => {
      control.timeLimitMin = value;
    },
    'session.energyLimit': (value) => {
      control.energyLimitWh = value;
    },
    'command.argument': (value) => {
      control.argument = value;
    },
    'clock.set': (value) => {
      time.setClockS(value, 2);
      parts.store.state.clockOffsetMs = time.clockOffsetMs();
      parts.store.state.isClockSet = true;
      parts.store.trySave();
    },
  };

  const push = (writes: ReadonlyMap<string, PointWrite>) => {
    const pushed = (['l1', 'l2', 'l3'] as const).map((phase) => writes.get(`grid.push.${phase}`)?.value);
    if (pushed.every((value) => value === undefined)) return;
    const [l1, l2, l3] = pushed.map((value, n) => Number(value ?? control.pushed?.[n] ?? 0));
    control.pushed = [l1 ?? 0, l2 ?? 0, l3 ?? 0];
    control.pushedAtWaitMs = time.waitMs();
  };

  return (writes) => {
    for (const { row, value } of writes.values()) store[row.name]?.(Number(value));
    push(writes);
  };
}
