import type { FleetPreviewView } from '#shared/contract/fleet.ts';

export type Matrix = FleetPreviewView['matrix'];
export type MatrixRow = Matrix['rows'][number];
export type MatrixCell = NonNullable<MatrixRow['cells'][number]>;
export type MatrixState = MatrixCell['state'];

export const matrixStates = ['change', 'same', 'refused', 'unknown'] as const;

/** How many cells are in which state. */
export const countStates = (matrix: Matrix): Readonly<Record<MatrixState, number>> => {
  const counts = { change: 0, same: 0, refused: 0, unknown: 0 };
  for (const { cells } of matrix.rows) for (const cell of cells) if (cell !== null) counts[cell.state] += 1;
  return counts;
};

const keyOf = (target: string, { point, to }: MatrixCell): string => JSON.stringify([target, point, to]);

/** A matrix checked again without reading, with what earlier reading told about the same wish. */
export const withKnown = (matrix: Matrix, earlier: Matrix): Matrix => {
  const known = new Map(
    earlier.rows.flatMap(({ target, cells }) =>
      cells.flatMap((cell): [string, MatrixCell][] => (cell === null ? [] : [[keyOf(target, cell), cell]])),
    ),
  );
  return {
    points: matrix.points,
    rows: matrix.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell === null || cell.state === 'refused' ? cell : (known.get(keyOf(row.target, cell)) ?? cell),
      ),
    })),
  };
};

/** The rows with at least one cell in one of these states; all of them when none is asked for. */
export const rowsWith = (matrix: Matrix, states: ReadonlySet<MatrixState>): readonly MatrixRow[] =>
  states.size === 0
    ? matrix.rows
    : matrix.rows.filter(({ cells }) => cells.some((cell) => cell !== null && states.has(cell.state)));
