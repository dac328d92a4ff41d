import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createAppend } from '#core/adapters/sqlite/appendEntry.ts';
import { sha256Hex } from '#core/adapters/sqlite/entryHash.ts';
import { migrations } from '#core/adapters/sqlite/migrations.ts';
import { openDatabase } from '#core/adapters/sqlite/openDatabase.ts';
import { openSiteLog } from '#core/adapters/sqlite/openSiteLog.ts';
import type { NewEntry } from '#shared/domain/logEntry.ts';
import { report } from './support/report.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { compareMs } from './support/timing.ts';

const sizes = [1_000, 10_000, 100_000];
const page = 50;
const appendsPerTurn = 50;
const holder = { processId: process.pid, startedAtMs: 1, label: 'bench' };
const clock = { nowMs: () => Date.now() };
const appVersion = '0.0.0-bench';

/** A write as the journal records it; one in a thousand names the cellar. */
const entryOf = (index: number): NewEntry => ({
  kind: 'write',
  outcome: 'done',
  siteId: null,
  visitId: null,
  socketId: null,
  chargerSerial: `NX32${String(index % 400).padStart(6, '0')}`,
  person: 'Žofie Nováková',
  door: 'bluetooth',
  jobId: null,
  intentId: null,
  snapshotId: null,
  changes: [
    { point: 'settings.maxCurrent', before: 6, wanted: 13, found: 13, result: 'in-force' },
    { point: 'failsafe.defaultCurrent', before: 6, wanted: 8, found: 8, result: 'in-force' },
  ],
  errorCode: null,
  details: { purpose: 'settings', place: index % 1_000 === 0 ? 'sklep Žabovřesky' : 'garáž' },
  practice: true,
});

/** Fills a log up with the product's own append; durable only at the end, or it would take all day. */
const fill = (file: string, from: number, to: number): void => {
  const db = openDatabase({ file, migrations, nowMs: Date.now(), busyTimeoutMs: 5_000, maxPages: undefined });
  db.pragma('synchronous = OFF');
  const append = createAppend({ db, file, appVersion, nowMs: clock.nowMs, newId: randomUUID });
  for (let index = from; index < to; index += 1) append(entryOf(index), holder);
  db.close();
};

/** One table, one row per transaction, as durable as the log. */
const openBare = (file: string) => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE entry (number INTEGER PRIMARY KEY, row TEXT NOT NULL, hash TEXT NOT NULL) STRICT');
  return db;
};

using folder = temporaryFolder();
const file = join(folder.path, 'site-log.sqlite');

const benchAppend = async (log: ReturnType<typeof openSiteLog>, size: number): Promise<number> => {
  const bare = openBare(join(folder.path, `bare-${size}.sqlite`));
  const row = JSON.stringify(log.append(entryOf(1)));
  const insert = bare.prepare('INSERT INTO entry (row, hash) VALUES (?, ?)');
  const hash = '0'.repeat(64);
  const turns = 5;
  const took = await compareMs(
    turns,
    () => {
      for (let index = 1; index <= appendsPerTurn; index += 1) log.append(entryOf(index));
    },
    () => {
      for (let index = 1; index <= appendsPerTurn; index += 1) insert.run(row, hash);
    },
  );
  bare.close();
  report({
    bench: 'log-append',
    size,
    value: (took.ours / appendsPerTurn) * 1000,
    unit: 'µs',
    peer: { what: 'bare SQLite, one row, same durability', value: (took.peer / appendsPerTurn) * 1000 },
  });
  return 1 + (turns + 1) * appendsPerTurn;
};

const benchSearch = async (
  log: ReturnType<typeof openSiteLog>,
  size: number,
  search: { bench: string; text: string; match: string },
): Promise<void> => {
  const bare = new Database(file, { readonly: true });
  const query = bare.prepare(
    `SELECT number, row, hash FROM entry WHERE number IN
      (SELECT rowid FROM entry_words WHERE entry_words MATCH ?) ORDER BY number DESC LIMIT ${page}`,
  );
  const took = await compareMs(
    7,
    () => log.entries({ text: search.text }, { limit: page }),
    () => query.all(search.match),
  );
  bare.close();
  report({
    bench: search.bench,
    size,
    value: took.ours,
    unit: 'ms',
    peer: { what: 'bare SQLite, the same search', value: took.peer },
  });
};

const benchVerify = async (log: ReturnType<typeof openSiteLog>, size: number): Promise<void> => {
  const bare = new Database(file, { readonly: true });
  const rows = bare.prepare<[], { row: string; hash: string }>('SELECT row, hash FROM entry ORDER BY number');
  const took = await compareMs(
    1,
    () => log.verify(),
    () => {
      let previous = '0'.repeat(64);
      for (const { row } of rows.iterate()) previous = sha256Hex(previous + row);
    },
  );
  bare.close();
  report({
    bench: 'log-verify',
    size,
    value: took.ours,
    unit: 'ms',
    peer: { what: 'only the hashes', value: took.peer },
  });
};

let filled = 0;
for (const size of sizes) {
  fill(file, filled, size);
  const log = openSiteLog({ file, appVersion, clock, holder });
  const appended = await benchAppend(log, size);
  await benchSearch(log, size, { bench: 'log-search-rare-word', text: 'zabovresky', match: '"zabovresky"*' });
  await benchSearch(log, size, { bench: 'log-search-common-word', text: 'novakova', match: '"novakova"*' });
  await benchVerify(log, size);
  log.close();
  filled = size + appended;
}
