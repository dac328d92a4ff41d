import type { Commands } from './commands.ts';
import type { Commits } from './commit.ts';
import { enterPin } from './enterPin.ts';
import { done, type Outcome, type Refusal, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { type PointWrite, splitIntoPoints } from './pointWrites.ts';
import { createRateLimit } from './rateLimit.ts';
import { blocks, registerOf } from './registerMap.ts';
import { isAcceptable } from './validate.ts';
import type { Visit } from './visit.ts';

const commitKey = 0x4e58c0de;
const commitCommand = 0x100;
const lastWatchdogOffset = 7;
const block = blocks.C;

export interface ControlContext {
  readonly parts: Parts;
  readonly commands: Commands;
  readonly commits: Commits;
  /** Whether this connection may stage and commit. */
  maySet(visit: Visit): boolean;
}

/** Writes to block C: RAM values take effect at once, commands run. */
export function createControlWrites(context: ControlContext): {
  write(visit: Visit, from: number, words: readonly number[]): Outcome;
} {
  const { parts, commands, commits } = context;
  const { control, time, watchdog, engine, options } = parts;
  const rates = createRateLimit();

  const isUrgent = ({ row, value }: PointWrite): boolean =>
    (row.name === 'limit.current' && Number(value) < control.limitMa) ||
    (row.name === 'limit.current' && value === 0) ||
    (row.name === 'control.enable' && value === 0);

  const examine = (write: PointWrite): Refusal | undefined => {
    const { row, value } = write;
    const register = block.start + row.offset;
    const isRight = isAcceptable(row, write.words, options.model.hardwareMaxA * 1000);
    if (!isRight) return refuse('value', register);
    if (row.name === 'commit.key' && value !== 0 && value !== commitKey) return refuse('value', register);
    if (rates.isTooSoon(row, time.waitMs()) && !isUrgent(write)) return refuse('tooSoon', register);
    if (row.name !== 'control.phases') return undefined;
    if (value === 3 && options.model.phases === 1) return refuse('value', register);
    const isSwitch = Number(value) !== control.phases;
    return isSwitch && engine.isPlugged() && engine.isOffering() ? refuse('state', register) : undefined;
  };

  const commit = (visit: Visit, writes: ReadonlyMap<string, PointWrite>): Outcome => {
    const { commitScope, commitGeneration } = visit;
    visit.commitScope = Number(writes.get('commit.scope')?.value ?? commitScope);
    visit.commitGeneration = Number(writes.get('commit.generation')?.value ?? commitGeneration);
    const isCommit = writes.get('commit.key')?.value === commitKey;
    if (!isCommit) return done;
    const key = registerOf('commit.key');
    const outcome = context.maySet(visit) ? commits.commit(visit) : refuse('locked', key);
    control.lastCommand = commitCommand;
    control.lastResult = outcome.code;
    if (outcome.kind === 'refused') Object.assign(visit, { commitScope, commitGeneration });
    return outcome;
  };

  /** What may still refuse, in the order of the damage it would do; the first refusal ends the write. */
  const act = (visit: Visit, writes: ReadonlyMap<string, PointWrite>): Outcome => {
    const numberOf = (name: string) => Number(writes.get(name)?.value);
    const steps: (() => Outcome)[] = [];
    if (writes.has('access.pin')) steps.push(() => enterPin(parts, visit, numberOf('access.pin')));
    if (writes.has('commit.confirm')) steps.push(() => commits.confirm(visit, numberOf('commit.confirm')));
    steps.push(() => commit(visit, writes));
    if (writes.has('command.run')) steps.push(() => commands.run(numberOf('command.run'), visit));
    if (writes.has('command.magic')) steps.push(() => commands.magic(numberOf('command.magic'), visit));
    let last: Outcome = done;
    for (const step of steps) {
      const outcome = step();
      if (outcome.kind === 'refused') return outcome;
      if (outcome.code !== 2) last = outcome;
    }
    return last;
  };

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

  return {
    write: (visit, from, words) => {
      const points = splitIntoPoints({ block, from, words, before: [], skipsReadOnly: false });
      if ('kind' in points) return points;
      for (const point of points) {
        const refusal = examine(point);
        if (refusal !== undefined) return refusal;
      }
      const writes = new Map(points.map((point) => [point.row.name, point]));
      const outcome = act(visit, writes);
      if (outcome.kind === 'refused') return outcome;
      for (const { row, value } of points) {
        store[row.name]?.(Number(value));
        rates.accepted(row, time.waitMs());
      }
      push(writes);
      const isRearming = points.some(({ row }) => row.offset <= lastWatchdogOffset);
      if (isRearming) watchdog.rearm(time.waitMs(), writes.has('limit.current'));
      engine.step();
      return outcome;
    },
  };
}
