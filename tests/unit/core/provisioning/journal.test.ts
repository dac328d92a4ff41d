import { expect, test } from 'vitest';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import type { LogEntry, NewEntry } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';

const context = {
  siteId: 's',
  visitId: 'v',
  socketId: null,
  chargerSerial: 'NX1',
  person: 'Žofie',
  jobId: null,
  practice: true,
};
const planned = [{ point: 'settings.maxCurrent', before: 6, wanted: 13, result: 'planned' as const }];

/** A journal over a log that takes `room` entries and is then full. */
const journalWithRoom = (room: number) => {
  const entries: NewEntry[] = [];
  const append = (entry: NewEntry): LogEntry => {
    if (entries.length >= room) throw appError('log.disk-full', {});
    entries.push(entry);
    return { ...entry, id: `e${entries.length}` } as LogEntry;
  };
  return { entries, journal: createJournal({ append } as unknown as SiteLog, context) };
};

test('the intent is in the log before the first byte goes out', async () => {
  const { entries, journal } = journalWithRoom(9);
  await journal.record({ door: 'bluetooth', changes: planned }, async () => {
    expect(entries.map(({ kind }) => kind)).toEqual(['intent']);
    return { value: 1, changes: [{ ...planned[0], point: 'settings.maxCurrent', result: 'in-force' }] };
  });
  expect(entries).toMatchObject([
    { kind: 'intent', outcome: 'open' },
    { kind: 'write', outcome: 'done', intentId: 'e1' },
  ]);
});

test('nothing is done when the intent cannot be written', async () => {
  const { journal } = journalWithRoom(0);
  let isDone = false;
  const act = async () => {
    isDone = true;
    return { value: 1, changes: [] };
  };
  await expect(journal.record({ door: 'modbus', changes: planned }, act)).rejects.toMatchObject({
    code: 'log.disk-full',
  });
  expect(isDone).toBe(false);
});

test('an outcome that cannot be written is told as such, not as a step that was not begun', async () => {
  const { entries, journal } = journalWithRoom(1);
  const act = async () => ({ value: 1, changes: [] });
  await expect(journal.record({ door: 'modbus', changes: planned }, act)).rejects.toMatchObject({
    code: 'log.outcome-not-recorded',
  });
  expect(entries).toHaveLength(1);
});

test.each([
  ['write.refused-value', 'refused'],
  ['device.link-lost', 'unknown'],
] as const)('what ends with %s is logged as %s', async (code, result) => {
  const { entries, journal } = journalWithRoom(9);
  const details = { device: 'NEXUS-1', register: 768 };
  const act = () => Promise.reject(appError(code, details));
  await expect(journal.record({ door: 'modbus', changes: planned }, act)).rejects.toMatchObject({ code });
  expect(entries[1]).toMatchObject({ outcome: 'failed', errorCode: code, changes: [{ result }] });
});
