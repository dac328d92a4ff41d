import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import type { FleetRow } from './fleetTable.ts';

/** `unknown` = the charger has not been read, `refused` = it would not take the value. */
export type MatrixState = 'same' | 'change' | 'refused' | 'unknown';

export interface MatrixCell {
  readonly point: string;
  /** As found; null when it has not been read. */
  readonly from: PointValue;
  readonly to: PointValue;
  readonly state: MatrixState;
}

export interface MatrixRow {
  readonly row: number;
  readonly target: string;
  readonly socket: string | null;
  /** One per point of the matrix; null = the row leaves it as it is. */
  readonly cells: readonly (MatrixCell | null)[];
}

export interface FleetMatrix {
  readonly points: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** What was read from the chargers, by target. */
export type FoundByTarget = ReadonlyMap<string, PointValues>;

/** True when a charger with these values found would refuse the value. */
export type Refuses = (point: string, value: PointValue, found: PointValues) => boolean;

const isSame = (from: PointValue, to: PointValue): boolean =>
  typeof from === 'number' && typeof to === 'number' ? Math.abs(from - to) < 1e-6 : from === to;

const stateOf = (from: PointValue | undefined, to: PointValue, isRefused: boolean): MatrixState => {
  if (isRefused) return 'refused';
  if (from === undefined) return 'unknown';
  return isSame(from, to) ? 'same' : 'change';
};

/** Every value the rows set against what was found, as a matrix of rows and points (in the order they appear). */
export const fleetMatrix = (
  rows: readonly FleetRow[],
  currentByTarget: FoundByTarget,
  refuses: Refuses = () => false,
): FleetMatrix => {
  const points = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return {
    points,
    rows: rows.map(({ row, target, socket, values }) => {
      const found = currentByTarget.get(target) ?? {};
      return {
        row,
        target,
        socket,
        cells: points.map((point): MatrixCell | null => {
          const to = values[point];
          if (to === undefined) return null;
          const from = found[point];
          return { point, from: from ?? null, to, state: stateOf(from, to, refuses(point, to, found)) };
        }),
      };
    }),
  };
};
