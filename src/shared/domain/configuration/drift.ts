import { type PointValue, type PointValues, samePointValue } from '#shared/domain/pointValue.ts';
import type { PlanPoint } from './changePlan.types.ts';

/** How a setting compares with what the log knows: as it was, as we last wrote it, or as nobody here wrote it. */
export type DriftState = 'unchanged' | 'changed-by-us' | 'changed-elsewhere';

export interface DriftRow {
  readonly point: string;
  /** In the newest snapshot of the log. */
  readonly logged: PointValue;
  /** What we proved in force after that snapshot; undefined when we wrote nothing there. */
  readonly written: PointValue | undefined;
  readonly live: PointValue;
  readonly state: DriftState;
}

export interface DriftInput {
  readonly logged: PointValues;
  /** Values proven in force by entries after the snapshot. */
  readonly written: PointValues;
  /** Values we announced after the snapshot and never heard of again: found in the charger, they are ours. */
  readonly announced?: PointValues;
  readonly live: PointValues;
  pointOf(point: string): PlanPoint | undefined;
}

const stateOf = (logged: PointValue, written: PointValue | undefined, live: PointValue): DriftState => {
  if (written !== undefined && samePointValue(written, live)) {
    return samePointValue(logged, live) ? 'unchanged' : 'changed-by-us';
  }
  return written === undefined && samePointValue(logged, live) ? 'unchanged' : 'changed-elsewhere';
};

/** What we last wrote there: as proven, or as announced when that is what the charger has. */
const writtenTo = (input: DriftInput, point: string): PointValue | undefined => {
  const announced = input.announced?.[point];
  return announced !== undefined && samePointValue(announced, input.live[point])
    ? announced
    : input.written[point];
};

/**
 * Compares the stored settings of a charger (staged blocks, without secrets) with the log, point by point. What the
 * charger measures or counts is no drift.
 */
export const driftBetween = (input: DriftInput): DriftRow[] => {
  const { logged, live, pointOf } = input;
  return Object.keys(logged).flatMap((point): DriftRow[] => {
    const known = pointOf(point);
    const now = live[point];
    if (known?.storage !== 'staged' || known.secret || now === undefined) return [];
    const before = logged[point] ?? null;
    const written = writtenTo(input, point);
    return [{ point, logged: before, written, live: now, state: stateOf(before, written, now) }];
  });
};
