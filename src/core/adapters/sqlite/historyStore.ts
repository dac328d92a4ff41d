import type { Database } from 'better-sqlite3';
import {
  type HistoryRecord,
  historyRecordSchema,
  historyRecordsFrom,
} from '#shared/domain/charger/history/historyRecord.ts';
import { finishedRecords } from '#shared/domain/charger/history/takeOver.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { canonicalJson } from './entryHash.ts';
import { readAs, readJson } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

/** Adds the records that are not there yet, inside a write of the caller; says how many. */
export const createAddHistory = (db: Database) => {
  const isKnown = db.prepare<[string, string], { found: 1 }>(
    'SELECT 1 AS found FROM history_record WHERE charger_serial = ? AND identity = ?',
  );
  const insert = db.prepare(
    `INSERT INTO history_record (charger_serial, identity, record, practice, taken_at_ms)
     VALUES (?, ?, ?, ?, ?)`,
  );
  return (
    taken: { readonly serial: string; readonly practice: boolean; readonly atMs: number },
    records: readonly HistoryRecord[],
  ): number => {
    const fresh = finishedRecords(records).filter(({ identity }) => !isKnown.get(taken.serial, identity));
    for (const record of fresh) {
      const text = canonicalJson(record, 'record');
      insert.run(taken.serial, record.identity, text, Number(taken.practice), taken.atMs);
    }
    return fresh.length;
  };
};

/** The charges a snapshot has of its charger. */
export const recordsOf = ({ values, takenAtMs }: Pick<Snapshot, 'values' | 'takenAtMs'>): HistoryRecord[] =>
  historyRecordsFrom(values, takenAtMs);

/** What chargers wrote down themselves, without end and without duplicates. */
export const createHistoryStore = ({ db, file, nowMs }: StoreContext) => {
  const add = createAddHistory(db);
  const list = db.prepare<[string], { record: string }>(
    'SELECT record FROM history_record WHERE charger_serial = ? ORDER BY number DESC',
  );
  return {
    keepHistory: (
      charger: { readonly serial: string; readonly practice: boolean },
      records: readonly HistoryRecord[],
    ): number => inOneWrite(db, () => add({ ...charger, atMs: nowMs() }, records)),
    history: (serial: string): HistoryRecord[] =>
      list.all(serial).map(({ record }) => readAs(historyRecordSchema, readJson(record, file), file)),
  };
};
