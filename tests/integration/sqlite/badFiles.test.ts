import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupCorrupt, startFresh } from '#core/adapters/sqlite/damagedFiles.ts';
import { migrations } from '#core/adapters/sqlite/migrations.ts';
import { openSiteLog } from '#core/adapters/sqlite/openSiteLog.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { holder, logFile, note, openTestLog, temporaryFolder, testClock } from './siteLogFixture.ts';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return isAppError(error) ? { code: error.code, ...error.details } : error;
  }
};

const withEntries = (file: string, count: number): void => {
  const log = openTestLog({ file });
  for (let n = 0; n < count; n += 1) log.append(note({ details: { words: 'x'.repeat(500), n } }));
  log.close();
};

/** Overwrites the middle of a good log with noise. */
const damage = (file: string): void => {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 8192, bytes.length - 4096);
  writeFileSync(file, bytes);
};

test('a full disk loses the one entry that did not fit and nothing else', () => {
  const log = openTestLog({ file: logFile(), maxPages: 120 });
  const kept = log.append(note());
  const tooBig = note({ kind: 'intent', details: { words: 'x'.repeat(600_000) } });
  expect(codeOf(() => log.append(tooBig))).toEqual({ code: 'log.disk-full' });
  expect(codeOf(() => log.setSetting('big', 'x'.repeat(600_000)))).toEqual({ code: 'log.disk-full' });
  expect(log.entries({}, { limit: 10 }).entries).toEqual([kept]);
  expect(log.append(note()).number).toBe(2);
  expect(log.verify()).toMatchObject({ entries: 2, brokenAt: null });
});

test('a log filled to the last page can still be read, closed and continued elsewhere', () => {
  const file = logFile();
  const log = openTestLog({ file, maxPages: 120 });
  const fill = (): void => {
    for (;;) log.append(note({ details: { words: 'x'.repeat(2000) } }));
  };
  expect(codeOf(fill)).toEqual({ code: 'log.disk-full' });
  const { total } = log.entries({}, { limit: 1 });
  expect(total).toBeGreaterThan(20);
  log.close();
  const roomy = openTestLog({ file });
  expect(roomy.append(note()).number).toBe(total + 1);
  expect(roomy.verify().brokenAt).toBeNull();
});

test.each([
  ['text', (file: string) => writeFileSync(file, 'this is no database'.repeat(100))],
  [
    'a damaged log',
    (file: string) => {
      withEntries(file, 60);
      damage(file);
    },
  ],
  [
    'a truncated log',
    (file: string) => {
      withEntries(file, 60);
      writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    },
  ],
  [
    "another program's database",
    (file: string) => {
      const db = new Database(file);
      db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
      db.close();
    },
  ],
])('refuses %s by name and leaves it as it is', (_what, make) => {
  const file = logFile();
  make(file);
  const before = readFileSync(file);
  expect(codeOf(() => openTestLog({ file }))).toEqual({ code: 'log.corrupt', file: 'site-log.sqlite' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('refuses a log of a newer version and leaves it as it is', () => {
  const file = logFile();
  withEntries(file, 1);
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.pragma('journal_mode = DELETE');
  db.close();
  const before = readFileSync(file);
  const refusal = { code: 'log.newer-format', version: 99, supported: migrations.length };
  expect(codeOf(() => openTestLog({ file }))).toEqual(refusal);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged log is copied aside, and replaced only when asked', () => {
  const file = logFile();
  withEntries(file, 60);
  damage(file);
  writeFileSync(`${file}-wal`, 'left behind');
  const damaged = readFileSync(file);
  const clock = testClock();

  const copy = backupCorrupt(file, clock.nowMs());
  expect(copy).toBe(`${file}.damaged-20261120T090000000Z`);
  expect(readFileSync(copy).equals(damaged)).toBe(true);
  expect(readFileSync(`${copy}-wal`, 'utf8')).toBe('left behind');
  expect(readFileSync(file).equals(damaged)).toBe(true);
  expect(() => backupCorrupt(file, clock.nowMs())).toThrow();
  expect(readFileSync(copy).equals(damaged)).toBe(true);

  clock.advance(1000);
  const { log, movedTo } = startFresh({ file, appVersion: '1', clock, holder });
  expect(readFileSync(movedTo).equals(damaged)).toBe(true);
  expect(log.append(note()).number).toBe(1);
  log.close();
  expect(readdirSync(dirname(file)).toSorted()).toEqual([
    'site-log.sqlite',
    'site-log.sqlite.damaged-20261120T090000000Z',
    'site-log.sqlite.damaged-20261120T090000000Z-wal',
    'site-log.sqlite.damaged-20261120T090001000Z',
    'site-log.sqlite.damaged-20261120T090001000Z-wal',
  ]);
});

test('says which file is missing when there is nothing to copy', () => {
  expect(codeOf(() => backupCorrupt(logFile(), 0))).toEqual({
    code: 'file.not-found',
    file: 'site-log.sqlite',
  });
});

test('makes the folder of a new log, and cannot open a folder as one', () => {
  const file = join(temporaryFolder(), 'a', 'b', 'site-log.sqlite');
  openTestLog({ file }).append(note());
  expect(existsSync(file)).toBe(true);
  const folder = join(temporaryFolder(), 'site-log.sqlite');
  mkdirSync(folder);
  const open = () => openSiteLog({ file: folder, appVersion: '1', clock: testClock(), holder });
  expect(codeOf(open)).toEqual({ code: 'file.unreadable', file: 'site-log.sqlite' });
});
