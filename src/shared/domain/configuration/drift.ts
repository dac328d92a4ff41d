import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
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
  readonly live: PointValues;
  pointOf(point: string): PlanPoint | undefined;
}

const isSame = (left: PointValue | undefined, right: PointValue | undefined): boolean =>
  typeof left === 'number' && typeof right === 'number' ? Math.abs(left - right) < 1e-6 : left === right;

const stateOf = (logged: PointValue, written: PointValue | undefined, live: PointValue): DriftState => {
  if (written !== undefined && isSame(written, live)) {
    return isSame(logged, live) ? 'unchanged' : 'changed-by-us';
  }
  return written === undefined && isSame(logged, live) ? 'unchanged' : 'changed-elsewhere';
};

/**
 * Compares the stored settings of a charger (staged blocks, without secrets) with the log, point by point. What the
 * charger measures or counts is no drift.
 */
export const driftBetween = ({ logged, written, live, pointOf }: DriftInput): DriftRow[] =>
  Object.keys(logged).flatMap((point): DriftRow[] => {
    const known = pointOf(point);
    const now = live[point];
    if (known?.storage !== 'staged' || known.secret || now === undefined) return [];
    const before = logged[point] ?? null;
    return [
      {
        point,
        logged: before,
        written: written[point],
        live: now,
        state: stateOf(before, written[point], now),
      },
    ];
  });
