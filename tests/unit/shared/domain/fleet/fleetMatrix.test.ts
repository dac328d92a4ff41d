import { expect, test } from 'vitest';
import { fleetMatrix } from '#shared/domain/fleet/fleetMatrix.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';

const rowOf = (row: number, values: FleetRow['values']): FleetRow => ({
  row,
  target: `ble:NX-${row}`,
  serial: null,
  socket: `Bay ${row}`,
  leader: false,
  phases: null,
  rotation: null,
  values,
});

test('every value is the same, a change, refused or not known; an empty cell is none of them', () => {
  const rows = [rowOf(2, { a: 16, b: 'x' }), rowOf(3, { a: 16 }), rowOf(4, { a: 99 })];
  const found = new Map([
    ['ble:NX-2', { a: 16.0000001, b: 'y' }],
    ['ble:NX-4', { a: 16 }],
  ]);
  const matrix = fleetMatrix(rows, found, (_, value) => value === 99);
  expect(matrix.points).toEqual(['a', 'b']);
  expect(matrix.rows.map(({ cells }) => cells)).toEqual([
    [
      { point: 'a', from: 16.0000001, to: 16, state: 'same' },
      { point: 'b', from: 'y', to: 'x', state: 'change' },
    ],
    [{ point: 'a', from: null, to: 16, state: 'unknown' }, null],
    [{ point: 'a', from: 16, to: 99, state: 'refused' }, null],
  ]);
  expect(matrix.rows[0]).toMatchObject({ row: 2, target: 'ble:NX-2', socket: 'Bay 2' });
});
