import { once } from 'node:events';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { isAppError } from '#shared/errors/appError.ts';
import { holder, logFile, note, openTestLog, snapshotOf, testClock } from './siteLogFixture.ts';

test('an appended entry comes back as it was, with number, time, version and hashes', () => {
  const clock = testClock();
  const log = openTestLog({ file: logFile(), clock });
  const first = log.append(note({ details: { words: 'první' } }));
  const second = log.append(note());
  expect(first).toMatchObject({ number: 1, format: 1, atMs: clock.nowMs(), appVersion: '0.1.0-test' });
  expect(first.previousHash).toBe('0'.repeat(64));
  expect(second.previousHash).toBe(first.hash);
  expect(log.entry(first.id)).toEqual(first);
  expect(log.entry('nobody')).toBeUndefined();
  expect(log.verify()).toEqual({ entries: 2, brokenAt: null, lastHash: second.hash });
  expect(log.newestEntryAtMs()).toBe(clock.nowMs());
});

test('an empty log is whole', () => {
  const log = openTestLog({ file: logFile() });
  expect(log.verify()).toEqual({ entries: 0, brokenAt: null, lastHash: '0'.repeat(64) });
  expect(log.newestEntryAtMs()).toBeNull();
  expect(log.entries({}, { limit: 10 })).toEqual({ entries: [], total: 0, next: null });
});

test('entries and snapshots can neither be changed, deleted nor replaced', () => {
  const file = logFile();
  const log = openTestLog({ file });
  const snapshot = log.saveSnapshot(snapshotOf());
  const entry = log.append(note({ snapshotId: snapshot.id }));
  const other = new Database(file);
  for (const sql of [
    "UPDATE entry SET row = json_set(row, '$.person', 'Nobody')",
    'DELETE FROM entry',
    'INSERT OR REPLACE INTO entry (number, row, hash) SELECT number, row, hash FROM entry',
    `INSERT OR REPLACE INTO entry (number, row, hash) SELECT 2, json_set(row, '$.number', 2), hash FROM entry`,
    "UPDATE snapshot SET body = '{}'",
    'DELETE FROM snapshot',
    'INSERT OR REPLACE INTO snapshot SELECT * FROM snapshot',
  ]) {
    expect(() => other.exec(sql), sql).toThrow(/cannot be|only grows|exists/);
  }
  other.close();
  expect(log.entry(entry.id)).toEqual(entry);
  expect(log.verify().brokenAt).toBeNull();
});

test('refuses an entry with an unknown field, kind or reference', () => {
  const log = openTestLog({ file: logFile() });
  const bad: [object, string, string][] = [
    [{ ...note(), pin: '1234' }, 'input.invalid', ''],
    [{ ...note(), kind: 'party' }, 'input.invalid', 'kind'],
    [note({ details: { words: '\ud800' } }), 'input.invalid', 'entry'],
    [note({ siteId: 'none' }), 'log.not-found', ''],
    [note({ socketId: 'none' }), 'log.not-found', ''],
    [note({ visitId: 'none' }), 'log.not-found', ''],
    [note({ snapshotId: 'none' }), 'log.not-found', ''],
    [note({ intentId: 'none' }), 'log.not-found', ''],
  ];
  for (const [entry, code, field] of bad) {
    try {
      log.append({ ...note(), ...entry });
      expect.unreachable();
    } catch (error) {
      expect(isAppError(error) && error.code).toBe(code);
      if (isAppError(error, 'input.invalid')) expect(error.details.field).toBe(field);
    }
  }
  expect(log.entries({}, { limit: 1 }).total).toBe(0);
});

test('tells a listener about what was appended, until it leaves', () => {
  const log = openTestLog({ file: logFile() });
  const heard: number[] = [];
  const stop = log.onAppended((entry) => heard.push(entry.number));
  log.append(note());
  stop();
  log.append(note());
  expect(heard).toEqual([1]);
});

test('tells about entries of another process too, each once and in order', async () => {
  const file = logFile();
  const log = openTestLog({ file });
  const other = openTestLog({ file, holder: { ...holder, startedAtMs: 7 } });
  log.append(note());
  const heard: number[] = [];
  const four = Promise.withResolvers<undefined>();
  log.onAppended((entry) => {
    heard.push(entry.number);
    if (heard.length === 4) four.resolve(undefined);
  });
  other.append(note());
  log.append(note());
  expect(heard).toEqual([2, 3]);
  other.append(note());
  other.append(note());
  await four.promise;
  expect(heard).toEqual([2, 3, 4, 5]);
});

test('a listener that fails does not fail the append', async () => {
  const log = openTestLog({ file: logFile() });
  const warned = once(process, 'warning');
  log.onAppended(() => {
    throw new Error('listener is broken');
  });
  expect(log.append(note()).number).toBe(1);
  expect(String((await warned)[0])).toContain('listener is broken');
});

test('pages 2,000 entries newest first without missing or repeating one', () => {
  const log = openTestLog({ file: logFile() });
  const site = log.createSite({ name: 'Dlouhá 5', country: 'CZ', practice: false });
  const raw = (n: number) => note({ siteId: n % 10 === 0 ? site.id : null, details: { n } });
  const fast = Array.from({ length: 2_000 }, (_, n) => raw(n));
  for (const entry of fast) log.append(entry);
  const seen: number[] = [];
  let before: number | undefined;
  for (;;) {
    const page = log.entries({ siteId: site.id }, { limit: 26, ...(before === undefined ? {} : { before }) });
    expect(page.total).toBe(200);
    seen.push(...page.entries.map((entry) => entry.number));
    if (page.next === null) break;
    before = page.next;
  }
  expect(seen).toHaveLength(200);
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  expect(log.entries({}, { limit: 1 }).total).toBe(2_000);
  expect([...log.eachEntry({})].map((entry) => entry.number)).toEqual(fast.map((_, n) => n + 1));
  expect(log.verify()).toMatchObject({ entries: 2_000, brokenAt: null });
});
