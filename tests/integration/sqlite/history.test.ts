import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { canonicalJson } from '#core/adapters/sqlite/entryHash.ts';
import { migrate } from '#core/adapters/sqlite/migrate.ts';
import { migrations } from '#core/adapters/sqlite/migrations.ts';
import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { logFile, openTestLog, snapshotOf } from './siteLogFixture.ts';

const startS = Date.UTC(2026, 9, 1) / 1000;

const pointsOf = (index: number, id: number, more: PointValues = {}): PointValues => ({
  [`history.${index}.id`]: id,
  [`history.${index}.start`]: startS + id * 3600,
  [`history.${index}.end`]: startS + id * 3600 + 1800,
  [`history.${index}.energy`]: 1000 + id,
  [`history.${index}.meterStart`]: id * 2000,
  [`history.${index}.stopReason`]: 1,
  ...more,
});

const ring = (newest: number): PointValues =>
  Object.assign(
    {},
    ...Array.from({ length: Math.min(30, newest) }, (_, index) => pointsOf(index, newest - index)),
  );

const idsOf = (records: readonly HistoryRecord[]) => records.map(({ id }) => id);
const downFrom = (newest: number) => Array.from({ length: newest }, (_, index) => newest - index);

test('a snapshot brings its charges into the log, each once for ever', () => {
  const log = openTestLog({ file: logFile() });
  log.saveSnapshot(snapshotOf({ values: ring(30), takenAtMs: Date.UTC(2026, 10, 20) }));
  log.saveSnapshot(snapshotOf({ values: ring(30), takenAtMs: Date.UTC(2026, 10, 21) }));
  expect(idsOf(log.history('NX-0001'))).toEqual(downFrom(30));
  log.saveSnapshot(snapshotOf({ values: ring(42), takenAtMs: Date.UTC(2026, 10, 22) }));
  expect(idsOf(log.history('NX-0001'))).toEqual(downFrom(42));
  expect(log.history('NX-0002')).toEqual([]);
});

test('numbers that begin again after a deletion are other charges', () => {
  const log = openTestLog({ file: logFile() });
  log.saveSnapshot(snapshotOf({ values: ring(2) }));
  const later = { 'history.0.start': startS + 90_000_00, 'history.0.end': startS + 90_018_00 };
  log.saveSnapshot(snapshotOf({ values: pointsOf(0, 1, later) }));
  log.saveSnapshot(
    snapshotOf({ values: pointsOf(0, 1, { 'history.0.start': 0, 'history.0.meterStart': 9 }) }),
  );
  expect(idsOf(log.history('NX-0001'))).toEqual([1, 1, 2, 1]);
});

test('a charge of tomorrow, by the laptop, is the same one when tomorrow has come', () => {
  const log = openTestLog({ file: logFile() });
  const values = pointsOf(0, 7, {
    'history.0.start': Date.UTC(2026, 10, 25) / 1000,
    'history.0.end': Date.UTC(2026, 10, 25, 1) / 1000,
  });
  log.saveSnapshot(snapshotOf({ values, takenAtMs: Date.UTC(2026, 10, 20) }));
  log.saveSnapshot(snapshotOf({ values, takenAtMs: Date.UTC(2026, 10, 26) }));
  expect(log.history('NX-0001')).toMatchObject([{ id: 7, startS: null, endS: null }]);
});

test('a charge that still goes on waits for its end, and what is no record is none', () => {
  const log = openTestLog({ file: logFile() });
  const running = pointsOf(0, 3, { 'history.0.stopReason': 0 });
  const empty = pointsOf(1, 0);
  log.saveSnapshot(snapshotOf({ values: { ...running, ...empty, 'history.slots': -4 } }));
  log.saveSnapshot(snapshotOf({ values: { ...running, ...empty, 'history.2.id': null } }));
  expect(log.history('NX-0001')).toEqual([]);
  log.saveSnapshot(snapshotOf({ values: pointsOf(0, 3) }));
  expect(idsOf(log.history('NX-0001'))).toEqual([3]);
});

test('two programs that read the same charger keep each charge once', () => {
  const file = logFile();
  const [one, other] = [openTestLog({ file }), openTestLog({ file })];
  one.saveSnapshot(snapshotOf({ values: ring(5) }));
  other.saveSnapshot(snapshotOf({ values: ring(6) }));
  expect(idsOf(one.history('NX-0001'))).toEqual(downFrom(6));
});

test('what is in the table cannot be changed, taken away or overwritten', () => {
  const file = logFile();
  openTestLog({ file }).saveSnapshot(snapshotOf({ values: ring(3) }));
  const db = new Database(file);
  const row = db.prepare('SELECT * FROM history_record WHERE number = 1').get() as Record<string, unknown>;
  expect(() => db.exec("UPDATE history_record SET charger_serial = 'x'")).toThrow(/cannot be changed/);
  expect(() => db.exec('DELETE FROM history_record')).toThrow(/cannot be deleted/);
  const columns = Object.keys(row);
  const replace = db.prepare(
    `INSERT OR REPLACE INTO history_record (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
  );
  expect(() => replace.run(...Object.values(row))).toThrow(/exists/);
  db.close();
});

const historyVersion = 2;
const earlier = migrations.map(({ version }) => version).filter((version) => version < historyVersion);

test.each(earlier)(
  'a log of version %d keeps everything, and the charges of its snapshots come over',
  (version) => {
    const file = logFile();
    const old = new Database(file);
    migrate(old, { file, migrations: migrations.filter((one) => one.version <= version), nowMs: 0 });
    const insert = old.prepare('INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)');
    [ring(30), ring(33)].forEach((values, index) => {
      const takenAtMs = Date.UTC(2026, 10, 20 + index);
      const body = canonicalJson({ ...snapshotOf({ values, takenAtMs }), id: `s${index}` }, 'snapshot');
      insert.run(`s${index}`, 'NX-0001', takenAtMs, body, 'a'.repeat(64));
    });
    insert.run('strange', 'NX-0001', 0, '{"values":5}', 'b'.repeat(64));
    old.close();
    const log = openTestLog({ file });
    expect(idsOf(log.history('NX-0001'))).toEqual(downFrom(33));
    expect(log.snapshot('s0')?.values).toEqual(ring(30));
    expect(log.verify()).toMatchObject({ entries: 0, brokenAt: null });
    const copies = readdirSync(dirname(file)).filter((name) =>
      name.includes(`.before-v${migrations.length}-`),
    );
    expect(copies).toHaveLength(1);
    expect(existsSync(file)).toBe(true);
  },
);
