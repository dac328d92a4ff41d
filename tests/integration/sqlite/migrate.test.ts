import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#core/adapters/sqlite/migrate.ts';
import { type Migration, migrations } from '#core/adapters/sqlite/migrations.ts';
import { logFile } from './siteLogFixture.ts';

const first: Migration = { version: 1, sql: 'CREATE TABLE thing (name TEXT) STRICT' };
const second: Migration = { version: 2, sql: "ALTER TABLE thing ADD COLUMN colour TEXT DEFAULT 'red'" };
const nowMs = Date.UTC(2026, 10, 20, 9, 0, 0);

const opened = (file: string): Database.Database => {
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  return db;
};

test('an older file is copied, then brought to the newest version', () => {
  const file = logFile();
  const db = opened(file);
  expect(migrate(db, { file, migrations: [first], nowMs })).toBeUndefined();
  db.exec("INSERT INTO thing VALUES ('kept')");

  const copy = migrate(db, { file, migrations: [first, second], nowMs }) ?? '';
  expect(copy).toBe(`${file}.before-v2-20261120T090000000Z`);
  expect(db.prepare('SELECT * FROM thing').all()).toEqual([{ name: 'kept', colour: 'red' }]);
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  const old = opened(copy);
  expect(old.prepare('SELECT * FROM thing').all()).toEqual([{ name: 'kept' }]);
  expect(old.pragma('user_version', { simple: true })).toBe(1);
  expect(migrate(db, { file, migrations: [first, second], nowMs })).toBeUndefined();
});

test('a migration that fails changes nothing', () => {
  const file = logFile();
  const db = opened(file);
  migrate(db, { file, migrations: [first], nowMs });
  const bad: Migration = { version: 3, sql: 'CREATE TABLE half (a); SELECT nonsense' };
  expect(() => migrate(db, { file, migrations: [first, second, bad], nowMs })).toThrow(/nonsense/);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare('SELECT * FROM pragma_table_info(?)').all('thing')).toHaveLength(1);
  expect(existsSync(`${file}.before-v3-20261120T090000000Z`)).toBe(true);
});

test('a file of a newer version is refused', () => {
  const file = logFile();
  const db = opened(file);
  migrate(db, { file, migrations: [first, second], nowMs });
  expect(() => migrate(db, { file, migrations: [first], nowMs })).toThrow('log.newer-format');
});

test('the versions of the migrations count up from 1', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
