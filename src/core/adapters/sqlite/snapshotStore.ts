import { type Snapshot, snapshotSchema } from '#shared/domain/logEntry.ts';
import { refuseSecretsInJson } from '#shared/domain/secretPoints.ts';
import { canonicalJson, sha256Hex } from './entryHash.ts';
import { createAddHistory, recordsOf } from './historyStore.ts';
import { parsedInput } from './parsedInput.ts';
import { readAs, readJson } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

/** Snapshots: RFC 8785 JSON with its SHA-256, written once. The charges in one are taken over with it. */
export const createSnapshotStore = ({ db, file, newId }: StoreContext) => {
  const insert = db.prepare(
    'INSERT INTO snapshot (id, charger_serial, taken_at_ms, body, hash) VALUES (?, ?, ?, ?, ?)',
  );
  const byId = db.prepare<[string], { body: string }>('SELECT body FROM snapshot WHERE id = ?');
  const latest = db.prepare<[string], { body: string }>(
    'SELECT body FROM snapshot WHERE charger_serial = ? ORDER BY taken_at_ms DESC, rowid DESC LIMIT 1',
  );
  const all = db.prepare<[string, number], { body: string }>(
    'SELECT body FROM snapshot WHERE charger_serial = ? ORDER BY taken_at_ms DESC, rowid DESC LIMIT ?',
  );
  const addHistory = createAddHistory(db);
  const read = (stored: { body: string } | undefined): Snapshot | undefined =>
    stored && readAs(snapshotSchema, readJson(stored.body, file), file);

  return {
    saveSnapshot: (input: Omit<Snapshot, 'id'>): Snapshot => {
      const snapshot = parsedInput(snapshotSchema, { ...input, id: newId() });
      refuseSecretsInJson(snapshot.values, 'values');
      const body = canonicalJson(snapshot, 'snapshot');
      inOneWrite(db, () => {
        insert.run(snapshot.id, snapshot.chargerSerial, snapshot.takenAtMs, body, sha256Hex(body));
        const { chargerSerial: serial, practice, takenAtMs: atMs } = snapshot;
        addHistory({ serial, practice, atMs }, recordsOf(snapshot));
      });
      return snapshot;
    },
    snapshot: (id: string): Snapshot | undefined => read(byId.get(id)),
    snapshots: (chargerSerial: string, limit: number): Snapshot[] =>
      all.all(chargerSerial, limit).flatMap((stored) => read(stored) ?? []),
    latestSnapshot: (chargerSerial: string): Snapshot | undefined => read(latest.get(chargerSerial)),
  };
};
