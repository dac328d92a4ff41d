import { expect, test } from 'vitest';
import { afterEvents, afterStop, countRows, waitingRows } from '#renderer/features/fleet/model/rowStates.ts';
import type { FleetEvent } from '#shared/contract/fleet.ts';
import { rowAt } from './rowAt.ts';

const result = (row: number, kind: 'done' | 'unchanged' | 'failed' | 'skipped'): FleetEvent => ({
  kind: 'result',
  row,
  result: kind,
  serial: kind === 'done' ? `S${row}` : null,
  proof: [],
  error: kind === 'failed' ? { code: 'modbus.refused-connection', details: {}, retryable: true } : null,
  done: 1,
  total: 3,
});

test('rows wait, are in work, and end, in the order of the table', () => {
  const states = waitingRows([rowAt(2), rowAt(3), rowAt(4)]);
  expect(countRows(states)).toMatchObject({ waiting: 3, working: 0 });
  const after = afterEvents(states, [
    { kind: 'row', row: 3, phase: 'reading' },
    { kind: 'row', row: 2, phase: 'store' },
    result(2, 'done'),
  ]);
  expect([...after.keys()]).toEqual([2, 3, 4]);
  expect(after.get(2)).toMatchObject({ outcome: 'done', phase: null, serial: 'S2' });
  expect(after.get(3)).toMatchObject({ outcome: null, phase: 'reading' });
  expect(countRows(after)).toMatchObject({ done: 1, working: 1, waiting: 1 });
});

test('a failed row keeps its error and the serial the table gave it', () => {
  const after = afterEvents(waitingRows([rowAt(2)]), [result(2, 'failed')]);
  expect(after.get(2)).toMatchObject({
    outcome: 'failed',
    serial: 'NX-2',
    error: { code: 'modbus.refused-connection' },
  });
});

test('a stop leaves rows in work open and those behind them not begun', () => {
  const working = afterEvents(waitingRows([rowAt(2), rowAt(3), rowAt(4)]), [
    result(2, 'unchanged'),
    { kind: 'row', row: 3, phase: 'store' },
  ]);
  expect([...afterStop(working).values()].map(({ outcome }) => outcome)).toEqual([
    'unchanged',
    'stopped',
    'skipped',
  ]);
});

test('events about rows nobody knows change nothing', () => {
  const states = waitingRows([rowAt(2)]);
  expect(afterEvents(states, [{ kind: 'row', row: 9, phase: 'reading' }])).toEqual(states);
});
