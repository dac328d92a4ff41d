import type { EntryPage } from '#core/ports/siteLog.ts';
import type { EntryFilter, LogEntry } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';
import { type Where, whereOf } from './entryFilterSql.ts';
import { readEntry } from './readRow.ts';
import { translated } from './sqliteErrors.ts';
import type { StoreContext } from './storeContext.ts';

interface StoredRow {
  readonly number: number;
  readonly row: string;
  readonly hash: string;
}

/** Largest page one may ask for. */
const maxPageLength = 1000;
const batchLength = 500;

const whereClause = (...conditions: string[]): string => {
  const given = conditions.filter((condition) => condition !== '');
  return given.length === 0 ? '' : `WHERE ${given.join(' AND ')}`;
};

/** Reading entries: one, a page newest first, all oldest first. */
export const createEntryStore = ({ db, file }: StoreContext) => {
  const byId = db.prepare<[string], StoredRow>('SELECT number, row, hash FROM entry WHERE id = ?');
  const lastNumber = db.prepare<[], { n: number }>('SELECT coalesce(max(number), 0) AS n FROM entry');
  const newest = db.prepare<[], { atMs: number | null }>('SELECT max(at_ms) AS atMs FROM entry');

  const total = (where: Where): number => {
    // Numbers have no gaps, so all entries are counted without looking at them.
    if (where.sql === '') return lastNumber.get()?.n ?? 0;
    const sql = `SELECT count(*) AS n FROM entry ${whereClause(where.sql)}`;
    return db.prepare<(string | number)[], { n: number }>(sql).get(...where.values)?.n ?? 0;
  };

  const entries = (filter: EntryFilter, page: { limit: number; before?: number }): EntryPage => {
    if (!Number.isInteger(page.limit) || page.limit < 1 || page.limit > maxPageLength) {
      throw appError('input.invalid', { field: 'limit', reason: 'out-of-range' });
    }
    const where = whereOf(filter);
    const before = page.before ?? Number.MAX_SAFE_INTEGER;
    const sql = `SELECT number, row, hash FROM entry ${whereClause(where.sql, 'number < ?')}
      ORDER BY number DESC LIMIT ?`;
    const rows = db.prepare<(string | number)[], StoredRow>(sql).all(...where.values, before, page.limit + 1);
    const shown = rows.slice(0, page.limit);
    return {
      entries: shown.map((row) => readEntry(row, file)),
      total: total(where),
      next: rows.length > page.limit ? (shown.at(-1)?.number ?? null) : null,
    };
  };

  function* each(where: Where, start: number): Generator<LogEntry, undefined> {
    // Read in batches, not with one open cursor: the log can be appended to while somebody iterates.
    const end = translated(file, () => lastNumber.get()?.n ?? 0);
    const statement = db.prepare<(string | number)[], StoredRow>(
      `SELECT number, row, hash FROM entry ${whereClause(where.sql, 'number > ?', 'number <= ?')}
        ORDER BY number LIMIT ${batchLength}`,
    );
    let after = start;
    for (;;) {
      const rows = translated(file, () => statement.all(...where.values, after, end));
      for (const row of rows) yield readEntry(row, file);
      if (rows.length < batchLength) return undefined;
      after = rows.at(-1)?.number ?? end;
    }
  }

  return {
    entries,
    eachEntry: (filter: EntryFilter): Generator<LogEntry, undefined> => each(whereOf(filter), 0),
    /** Entries with a number above `after`, oldest first. */
    eachAfter: (after: number): Generator<LogEntry, undefined> => each(whereOf({}), after),
    entry: (id: string): LogEntry | undefined => {
      const row = byId.get(id);
      return row && readEntry(row, file);
    },
    lastNumber: (): number => lastNumber.get()?.n ?? 0,
    newestEntryAtMs: (): number | null => newest.get()?.atMs ?? null,
  };
};

export type EntryStore = ReturnType<typeof createEntryStore>;
