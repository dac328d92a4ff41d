import type { LeaseHolder } from '#core/ports/siteLog.ts';
import { entryChangeSchema, type LogEntry, type NewEntry, newEntrySchema } from '#shared/domain/logEntry.ts';
import { refuseSecretChanges, refuseSecretsInJson } from '#shared/domain/secretPoints.ts';
import { appError } from '#shared/errors/appError.ts';
import { canonicalJson, entryHash, firstPreviousHash } from './entryHash.ts';
import { parsedInput } from './parsedInput.ts';
import { readEntry } from './readRow.ts';
import { wordsOf } from './searchWords.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

const strictNewEntrySchema = newEntrySchema.extend({ changes: entryChangeSchema.strict().array() }).strict();

const checked = (entry: NewEntry): NewEntry => {
  const parsed = parsedInput(strictNewEntrySchema, entry);
  refuseSecretChanges(entry.changes);
  refuseSecretsInJson(entry.details, 'details');
  return parsed;
};

/** Finds what an entry refers to; `log.not-found` when it refers to nothing. */
const createReferences = ({ db }: StoreContext) => {
  const site = db.prepare<[string], { text: string }>('SELECT name AS text FROM site WHERE id = ?');
  const socket = db.prepare<[string], { text: string }>('SELECT label AS text FROM socket WHERE id = ?');
  const visit = db.prepare<[string], { text: string }>('SELECT id AS text FROM visit WHERE id = ?');
  const intent = db.prepare<[string], { text: string }>('SELECT id AS text FROM entry WHERE id = ?');
  const snapshot = db.prepare<[string], { text: string }>('SELECT hash AS text FROM snapshot WHERE id = ?');
  const find = (statement: typeof site, id: string | null, what: string): string | undefined => {
    if (id === null) return undefined;
    const row = statement.get(id);
    if (row === undefined) throw appError('log.not-found', { what });
    return row.text;
  };
  return (entry: NewEntry) => {
    find(visit, entry.visitId, 'visit');
    find(intent, entry.intentId, 'intent');
    return {
      site: find(site, entry.siteId, 'site'),
      socket: find(socket, entry.socketId, 'socket'),
      snapshotHash: find(snapshot, entry.snapshotId, 'snapshot'),
    };
  };
};

/**
 * Appending: row, hash, search words and the owner of an intent in one transaction that reads the last hash inside,
 * so that two processes cannot continue from the same entry.
 */
export const createAppend = (context: StoreContext) => {
  const { db, file } = context;
  const references = createReferences(context);
  const last = db.prepare<[], { number: number; hash: string }>(
    'SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1',
  );
  const insertEntry = db.prepare('INSERT INTO entry (number, row, hash) VALUES (?, ?, ?)');
  const insertWords = db.prepare('INSERT INTO entry_words (rowid, words) VALUES (?, ?)');
  const insertOwner = db.prepare('INSERT INTO intent_owner (entry_id, pid, started_at_ms) VALUES (?, ?, ?)');
  const removeOwner = db.prepare('DELETE FROM intent_owner WHERE entry_id = ?');

  return (input: NewEntry, holder: LeaseHolder): LogEntry => {
    const entry = checked(input);
    return inOneWrite(db, () => {
      const names = references(entry);
      const before = last.get();
      const number = (before?.number ?? 0) + 1;
      const previousHash = before?.hash ?? firstPreviousHash;
      const id = context.newId();
      const details =
        names.snapshotHash === undefined
          ? entry.details
          : { ...entry.details, snapshotHash: names.snapshotHash };
      const row = canonicalJson(
        {
          ...entry,
          details,
          id,
          number,
          format: 1,
          atMs: context.nowMs(),
          appVersion: context.appVersion,
          previousHash,
        },
        'entry',
      );
      const hash = entryHash(previousHash, row);
      insertEntry.run(number, row, hash);
      insertWords.run(number, wordsOf(entry, names));
      if (entry.kind === 'intent') insertOwner.run(id, holder.processId, holder.startedAtMs);
      if (entry.intentId !== null) removeOwner.run(entry.intentId);
      return readEntry({ row, hash }, file);
    });
  };
};
