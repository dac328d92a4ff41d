import { expect, test } from 'vitest';
import { faultEpisodes, lastClearedAtMs } from '#renderer/features/chargers/faults/faultEpisodes.ts';
import { searchFaults } from '#renderer/features/chargers/faults/searchFaults.ts';
import { faultCatalogue } from '#shared/domain/charger/faults/faultCatalogue.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

const entry = (number: number, part: Partial<LogEntry>): LogEntry => ({
  id: `entry-${number}`,
  number,
  format: 1,
  atMs: number * 1000,
  appVersion: '0',
  previousHash: '',
  hash: '',
  kind: 'fault',
  outcome: 'open',
  siteId: null,
  visitId: null,
  socketId: null,
  chargerSerial: 'NX1',
  person: 'Žofie',
  door: 'bluetooth',
  jobId: null,
  intentId: null,
  snapshotId: null,
  changes: [],
  errorCode: null,
  details: {},
  practice: true,
  ...part,
});

const clear = (number: number, result: 'in-force' | 'refused' | 'unknown') =>
  entry(number, {
    kind: 'write',
    outcome: result === 'in-force' ? 'done' : 'failed',
    details: { purpose: 'clear-faults', bits: [2], causes: { 2: 'moisture' } },
    changes: [{ point: 'state.faultLatched', result }],
  });

test('begin and end of a fault are one episode, newest first', () => {
  const entries = [
    entry(3, { outcome: 'done', details: { bit: 2 } }),
    entry(1, { details: { bit: 2 } }),
    entry(2, { details: { bit: 17 } }),
    clear(4, 'in-force'),
  ];
  expect(faultEpisodes(entries)).toMatchObject([
    { kind: 'cleared', bits: [2], causes: { 2: 'moisture' }, isDone: true },
    { kind: 'fault', bit: 17, fromMs: 2000, toMs: null },
    { kind: 'fault', bit: 2, fromMs: 1000, toMs: 3000 },
  ]);
});

test('what is not about faults is left out', () => {
  const other = entry(1, { kind: 'write', details: { purpose: 'clock' } });
  expect(faultEpisodes([other, entry(2, { outcome: 'done', details: { bit: 5 } })])).toEqual([]);
});

test('an attempt of unknown outcome counts as cleared, a refused one does not', () => {
  expect(lastClearedAtMs([clear(1, 'in-force'), clear(2, 'unknown'), clear(3, 'refused')])).toBe(2000);
  expect(lastClearedAtMs([clear(3, 'refused')])).toBeNull();
});

test('faults are found by words without accents and by their number', () => {
  const textOf = ({ bit }: { bit: number }) => (bit === 3 ? 'Přilepený stykač' : '');
  expect(searchFaults(faultCatalogue, 'prilep STYK', textOf).map(({ bit }) => bit)).toEqual([3]);
  expect(searchFaults(faultCatalogue, '30', textOf).map(({ bit }) => bit)).toEqual([30]);
  expect(searchFaults(faultCatalogue, 'nothing such', textOf)).toEqual([]);
});
