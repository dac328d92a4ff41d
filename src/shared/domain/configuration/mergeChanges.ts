import { isCurrentLimit } from '#shared/domain/plan.ts';
import { type PointValue, type PointValues, samePointValue } from '#shared/domain/pointValue.ts';
import type { PlanPoint } from './changePlan.types.ts';

/** Who changed a point since it was looked at. `conflict`: both, and not to the same value. */
export type MergeState = 'only-mine' | 'only-theirs' | 'same' | 'conflict';
export type MergeSide = 'mine' | 'theirs';

export interface MergeRow {
  readonly point: string;
  /** When it was looked at; null when nobody knows. */
  readonly base: PointValue;
  readonly mine: PointValue;
  /** In the charger now. */
  readonly theirs: PointValue;
  readonly state: MergeState;
  /** Whose value counts unless a person chooses otherwise: of two currents the lower, else what is there. */
  readonly suggested: MergeSide;
}

export interface MergeInput {
  /** What was looked at; null when no such state is known: then everything that differs is a conflict. */
  readonly base: PointValues | null;
  /** What is wanted, without secrets. */
  readonly mine: PointValues;
  readonly now: PointValues;
  /** Undefined for what nobody can write. */
  pointOf(point: string): PlanPoint | undefined;
}

const isStored = (point: PlanPoint | undefined): boolean => point?.storage === 'staged' && !point.secret;

const stateOf = (base: PointValue | undefined, mine: PointValue, theirs: PointValue): MergeState | null => {
  if (samePointValue(mine, theirs)) return base === undefined || samePointValue(base, mine) ? null : 'same';
  if (base === undefined) return 'conflict';
  if (samePointValue(base, theirs)) return 'only-mine';
  return samePointValue(base, mine) ? 'only-theirs' : 'conflict';
};

const suggestedOf = (point: string, state: MergeState, mine: PointValue, theirs: PointValue): MergeSide => {
  if (state !== 'conflict') return state === 'only-theirs' ? 'theirs' : 'mine';
  const areCurrents = isCurrentLimit(point) && typeof mine === 'number' && typeof theirs === 'number';
  return areCurrents && mine < theirs ? 'mine' : 'theirs';
};

/**
 * Three ways in one table: a state that was looked at, what is wanted since, and what the charger has become
 * meanwhile. Points that nobody changed are left out; conflicts come first, then in the order of their names.
 */
export const mergeChanges = ({ base, mine, now, pointOf }: MergeInput): MergeRow[] => {
  const names = new Set([
    ...Object.keys(mine),
    ...(base === null ? [] : Object.keys(base).filter((point) => isStored(pointOf(point)))),
  ]);
  const rows = [...names].flatMap((point): MergeRow[] => {
    const before = base === null ? undefined : (base[point] ?? null);
    // What cannot be read now has not been changed as far as anybody knows.
    const theirs = (point in now ? now[point] : before) ?? null;
    const wanted = mine[point] ?? before ?? null;
    const state = stateOf(before, wanted, theirs);
    if (state === null) return [];
    const suggested = suggestedOf(point, state, wanted, theirs);
    return [{ point, base: before ?? null, mine: wanted, theirs, state, suggested }];
  });
  const rank = ({ state }: MergeRow) => ['conflict', 'only-mine', 'only-theirs', 'same'].indexOf(state);
  return rows.sort((left, right) => rank(left) - rank(right) || (left.point < right.point ? -1 : 1));
};

/** Whose value a row ends with: a person decides conflicts, the rest carries itself. */
export const sideOf = (row: MergeRow, chosen: Readonly<Record<string, MergeSide>>): MergeSide =>
  row.state === 'conflict' ? (chosen[row.point] ?? row.suggested) : row.suggested;

/** What is still to be wanted after a merge: what is theirs, or so already, is left as it is. */
export const wantedAfterMerge = (
  rows: readonly MergeRow[],
  chosen: Readonly<Record<string, MergeSide>> = {},
): PointValues =>
  Object.fromEntries(
    rows
      .filter((row) => row.state !== 'same' && sideOf(row, chosen) === 'mine')
      .map(({ point, mine }) => [point, mine]),
  );
