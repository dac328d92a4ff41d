import { expect, test } from 'vitest';
import { everyCharge, filterHistory } from '#shared/domain/charger/history/filterHistory.ts';
import { historyRecordFrom, historyRecordsFrom } from '#shared/domain/charger/history/historyRecord.ts';
import { finishedRecords } from '#shared/domain/charger/history/takeOver.ts';

const nowMs = Date.UTC(2026, 10, 20);
const nowS = nowMs / 1000;
const values = (part: Record<string, number | string | null> = {}) =>
  Object.fromEntries(
    Object.entries({ id: 5, start: nowS - 7200, end: nowS - 3600, energy: 9000, stopReason: 1, ...part }).map(
      ([name, value]) => [`history.0.${name}`, value],
    ),
  );
const record = (part: Record<string, number | string | null> = {}) => {
  const found = historyRecordFrom(values(part), 0, nowMs);
  if (found === null) throw new Error('no record');
  return found;
};

test.each([
  ['a clock at 1970', { start: 0, end: 3600 }, { startS: null, endS: null }],
  ['a clock at 2038', { start: 2_147_483_647 }, { startS: null }],
  ['an end before the start', { end: nowS - 9000 }, { endS: null }],
  ['more energy than there is time for', { energy: 900_000 }, { energyWh: null }],
  [
    'markers of "unavailable"',
    { maxCurrent: 65.535, phases: 65_535, peakPower: 65_535 },
    {
      maxCurrentA: null,
      phases: null,
      peakPowerW: null,
    },
  ],
  ['an unknown stop reason', { stopReason: 77, authSource: 99 }, { stopReason: null, authSource: null }],
  ['a hidden card', { rfidLength: 4, rfid: '00'.repeat(10) }, { card: null }],
])('%s is unknown, never a number', (_, read, kept) => {
  expect(record(read)).toMatchObject(kept);
});

test.each([[0], [0xffff_ffff], [null], [1.5], [-1]])('a record numbered %s is none', (id) => {
  expect(historyRecordFrom(values({ id }), 0, nowMs)).toBeNull();
});

test('what is the same charge does not depend on the clock of the laptop or a hidden card', () => {
  const { identity } = record({ rfidLength: 4, rfid: '04a3b2c1000000000000' });
  expect(record({ rfidLength: 0, rfid: '' }).identity).toBe(identity);
  expect(historyRecordFrom(values(), 0, 0)?.identity).toBe(identity);
  expect(record({ start: nowS - 7199 }).identity).not.toBe(identity);
  expect(record({ start: null }).identity).not.toBe(identity);
});

test('records of two readings come oldest first, none twice, without the one that goes on', () => {
  const [old, young, running] = [record({ id: 4 }), record({ id: 5 }), record({ id: 6, stopReason: 0 })];
  expect(finishedRecords([running, young, old, young, old]).map(({ id }) => id)).toEqual([4, 5]);
  expect(historyRecordsFrom({ ...values(), 'history.slots': 1 }, nowMs)).toHaveLength(1);
});

test('a filter by period leaves out what has no time, one by card what has another', () => {
  const all = [record(), record({ start: 0 }), record({ rfidLength: 4, rfid: '04a3b2c1' })];
  const count = (filter: Partial<typeof everyCharge>) =>
    filterHistory(all, { ...everyCharge, ...filter }).length;
  expect(count({})).toBe(3);
  expect(count({ fromS: nowS - 7200 })).toBe(2);
  expect(count({ fromS: nowS - 7199 })).toBe(0);
  expect(count({ toS: nowS - 7200 })).toBe(0);
  expect(count({ card: '04a3b2c1' })).toBe(1);
  expect(count({ card: '' })).toBe(2);
});
