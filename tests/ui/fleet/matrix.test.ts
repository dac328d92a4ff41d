import { expect, test } from 'vitest';
import {
  countStates,
  type Matrix,
  type MatrixCell,
  rowsWith,
  withKnown,
} from '#renderer/features/fleet/model/matrix.ts';

const cell = (state: MatrixCell['state'], to = 13, from: number | null = null): MatrixCell => ({
  point: 'settings.maxCurrent',
  from,
  to,
  state,
});
const matrix = (...cells: (MatrixCell | null)[]): Matrix => ({
  points: ['settings.maxCurrent'],
  rows: cells.map((each, index) => ({ row: index + 2, target: `ble:${index}`, socket: null, cells: [each] })),
});

test('a check without reading keeps what was read about the same wish, and no more', () => {
  const read = matrix(cell('same', 13, 13), cell('change', 13, 6), cell('change', 13, 6));
  const checked = matrix(cell('unknown'), cell('unknown', 16), cell('refused'), cell('unknown'));
  expect(withKnown(checked, read).rows.map(({ cells }) => cells[0]?.state)).toEqual([
    'same',
    'unknown',
    'refused',
    'unknown',
  ]);
});

test('rows are filtered by what is in them, and empty cells count for nothing', () => {
  const all = matrix(cell('same'), cell('change'), null, cell('refused'));
  expect(countStates(all)).toEqual({ same: 1, change: 1, refused: 1, unknown: 0 });
  expect(rowsWith(all, new Set()).length).toBe(4);
  expect(rowsWith(all, new Set(['change', 'refused'])).map(({ row }) => row)).toEqual([3, 5]);
});
