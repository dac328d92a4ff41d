import { expect, test } from 'vitest';
import { closingRows } from '#renderer/features/fleet/model/closingRows.ts';
import { nextOf, rowBehind } from '#renderer/features/fleet/model/nextOne.ts';
import { firstOptions, optionProblem } from '#renderer/features/fleet/model/options.ts';
import { rowAt } from './rowAt.ts';

const fixed = (address: string) => ({ 'network.ipMode': 1, 'network.address': address });

test('the next charger counts on from the last row and leaves given addresses out', () => {
  const rows = [
    rowAt(2, { values: fixed('192.168.1.11') }),
    rowAt(5, { socket: 'Garage 9', rotation: 'L3L1L2', values: fixed('192.168.1.10') }),
  ];
  const next = nextOf(rows);
  expect(next).toMatchObject({
    socket: 'Garage 10',
    rotation: 'L1L2L3',
    values: { 'network.address': '192.168.1.12' },
  });
  expect(rowBehind(rows, { serial: 'NX-9', socket: 'Garage 10', rotation: null, values: {} })).toMatchObject({
    row: 6,
    target: 'ble:NX-9',
    serial: 'NX-9',
  });
});

test('an empty table has no next one, and its first row is the second line', () => {
  expect(nextOf([])).toBeNull();
  expect(rowBehind([], { serial: 'NX-1', socket: null, rotation: null, values: {} }).row).toBe(2);
});

test('only rows over Bluetooth can close it', () => {
  const values = { 'modbus.flags': 3 };
  const rows = [rowAt(2, { values }), rowAt(3, { target: 'modbus://127.0.0.1:502/1', values }), rowAt(4)];
  expect(closingRows(rows).map(({ row }) => row)).toEqual([2]);
});

test('a table needs a site, and a new PIN that is typed the same twice', () => {
  expect(optionProblem(firstOptions)).toBe('site');
  expect(optionProblem({ ...firstOptions, site: { kind: 'new' }, siteName: ' ' })).toBe('site');
  const ready = { ...firstOptions, site: { kind: 'known', id: 'a' } } as const;
  expect(optionProblem(ready)).toBeNull();
  expect(optionProblem({ ...ready, newPin: '482917', newPinAgain: '48' })).toBe('newPin');
  expect(optionProblem({ ...ready, newPin: '482917', newPinAgain: '482917' })).toBeNull();
});
