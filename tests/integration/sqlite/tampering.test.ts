import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { entryHash } from '#core/adapters/sqlite/entryHash.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { verifyLog } from '#core/sitelog/verifyLog.ts';
import { logFile, note, openTestLog, snapshotOf } from './siteLogFixture.ts';

/** A log of five entries, the third with a snapshot, whose triggers somebody dropped. */
const openedUp = (): { log: SiteLog; tamper: (sql: string) => void } => {
  const file = logFile();
  const log = openTestLog({ file });
  const snapshot = log.saveSnapshot(snapshotOf());
  for (const n of [1, 2, 3, 4, 5]) {
    log.append(note({ details: { n }, snapshotId: n === 3 ? snapshot.id : null }));
  }
  return {
    log,
    tamper: (sql) => {
      const other = new Database(file);
      const triggers = other
        .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .all();
      for (const { name } of triggers) other.exec(`DROP TRIGGER ${name}`);
      other.function('sha', (previous: string, row: string) => entryHash(previous, row));
      other.exec(sql);
      other.close();
    },
  };
};

test.each([
  ['a changed row', "UPDATE entry SET row = json_set(row, '$.person', 'Nobody') WHERE number = 2", 2],
  ['a changed hash', "UPDATE entry SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE number = 4", 4],
  ['blanks in a row', "UPDATE entry SET row = replace(row, ',', ', ') WHERE number = 5", 5],
  ['a deleted entry', 'DELETE FROM entry WHERE number = 3', 3],
  ['a deleted first entry', 'DELETE FROM entry WHERE number = 1', 1],
  ['a changed snapshot', "UPDATE snapshot SET body = json_set(body, '$.firmware', '9')", 3],
  ['a deleted snapshot', 'DELETE FROM snapshot', 3],
  [
    'a changed row with its own hash made anew',
    `UPDATE entry SET row = json_set(row, '$.person', 'Nobody') WHERE number = 2;
     UPDATE entry SET hash = sha(json_extract(row, '$.previousHash'), row) WHERE number = 2`,
    3,
  ],
])('verification finds %s', (_what, sql, brokenAt) => {
  const { log, tamper } = openedUp();
  expect(log.verify().brokenAt).toBeNull();
  tamper(sql);
  expect(log.verify().brokenAt).toBe(brokenAt);
  expect(() => verifyLog(log)).toThrow('log.chain-broken');
});

test('an entry carries the hash of its snapshot, whatever the caller says', () => {
  const log = openTestLog({ file: logFile() });
  const snapshot = log.saveSnapshot(snapshotOf());
  const entry = log.append(note({ snapshotId: snapshot.id, details: { snapshotHash: 'mine' } }));
  expect(entry.details['snapshotHash']).toMatch(/^[0-9a-f]{64}$/);
  expect(log.verify().brokenAt).toBeNull();
});

test('a row that no version of the product wrote is reported as corrupt, not shown', () => {
  const { log, tamper } = openedUp();
  tamper("UPDATE entry SET row = json_set(row, '$.kind', 'party') WHERE number = 2");
  expect(() => log.entries({}, { limit: 10 })).toThrow('log.corrupt');
});
