import type { ChainReport } from '#core/ports/siteLog.ts';
import { canonicalJson, entryHash, firstPreviousHash, sha256Hex } from './entryHash.ts';
import type { StoreContext } from './storeContext.ts';

interface StoredRow {
  readonly number: number;
  readonly row: string;
  readonly hash: string;
}

const batchLength = 500;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** The row as JSON when its text is the one RFC 8785 gives; undefined otherwise. */
const canonicalRow = (text: string): unknown => {
  try {
    const row: unknown = JSON.parse(text);
    return canonicalJson(row, 'row') === text ? row : undefined;
  } catch {
    return undefined;
  }
};

/** Walks the whole chain and every snapshot an entry refers to. It trusts nothing of the file but the row texts. */
export const createVerify = ({ db }: StoreContext) => {
  const batch = db.prepare<[number], StoredRow>(
    `SELECT number, row, hash FROM entry WHERE number > ? ORDER BY number LIMIT ${batchLength}`,
  );
  const snapshot = db.prepare<[string], { body: string; hash: string }>(
    'SELECT body, hash FROM snapshot WHERE id = ?',
  );

  const snapshotFits = (row: unknown): boolean => {
    const id = field(row, 'snapshotId');
    if (id === null) return true;
    const stored = typeof id === 'string' ? snapshot.get(id) : undefined;
    if (stored === undefined) return false;
    const hash = sha256Hex(stored.body);
    return hash === stored.hash && hash === field(field(row, 'details'), 'snapshotHash');
  };

  const fits = (stored: StoredRow, number: number, previousHash: string): boolean => {
    const row = canonicalRow(stored.row);
    return (
      stored.number === number &&
      field(row, 'number') === number &&
      field(row, 'format') === 1 &&
      field(row, 'previousHash') === previousHash &&
      entryHash(previousHash, stored.row) === stored.hash &&
      snapshotFits(row)
    );
  };

  // One read transaction: the report is about one state of the log, whoever appends meanwhile.
  return db.transaction((): ChainReport => {
    let entries = 0;
    let lastHash = firstPreviousHash;
    let after = 0;
    for (;;) {
      const rows = batch.all(after);
      for (const stored of rows) {
        if (!fits(stored, entries + 1, lastHash)) return { entries, brokenAt: entries + 1, lastHash };
        entries += 1;
        lastHash = stored.hash;
        after = stored.number;
      }
      if (rows.length < batchLength) return { entries, brokenAt: null, lastHash };
    }
  });
};
