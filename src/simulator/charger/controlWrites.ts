import type { Commands } from './commands.ts';
import type { Commits } from './commit.ts';
import { createControlCheck } from './controlCheck.ts';
import { createControlValues } from './controlValues.ts';
import { enterPin } from './enterPin.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { type PointWrite, splitIntoPoints } from './pointWrites.ts';
import { createRateLimit } from './rateLimit.ts';
import { blocks, registerOf } from './registerMap.ts';
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
  const { control, time, watchdog, engine } = parts;
  const rates = createRateLimit();
  const examine = createControlCheck(parts, rates);
  const putIntoForce = createControlValues(parts);

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
      putIntoForce(writes);
      for (const { row } of points) rates.accepted(row, time.waitMs());
      const isRearming = points.some(({ row }) => row.offset <= lastWatchdogOffset);
      if (isRearming) watchdog.rearm(time.waitMs(), writes.has('limit.current'));
      engine.step();
      return outcome;
    },
  };
}
