import type { LeaseHolder } from '#core/ports/siteLog.ts';
import type { LogEntry, NewEntry } from '#shared/domain/logEntry.ts';
import type { ProcessRegister } from './processRegister.ts';
import { readEntry } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

interface OpenIntent {
  readonly row: string;
  readonly hash: string;
  readonly processId: number;
  readonly startedAtMs: number;
}

/** The entry that closes an intent nobody will close any more: what was planned is now unknown. */
const interrupted = (intent: LogEntry): NewEntry => ({
  kind: 'interrupted',
  outcome: 'interrupted',
  siteId: intent.siteId,
  visitId: intent.visitId,
  socketId: intent.socketId,
  chargerSerial: intent.chargerSerial,
  person: intent.person,
  door: intent.door,
  jobId: intent.jobId,
  intentId: intent.id,
  snapshotId: null,
  changes: intent.changes.map((change) => ({ ...change, result: 'unknown' })),
  errorCode: null,
  details: { intentNumber: intent.number, announcedAtMs: intent.atMs },
  practice: intent.practice,
});

/** Appends one `interrupted` entry for every intent without an outcome whose process is dead. */
export const createCloseInterrupted = (
  { db, file }: StoreContext,
  processes: ProcessRegister,
  append: (entry: NewEntry) => LogEntry,
) => {
  const open = db.prepare<[], OpenIntent>(
    `SELECT entry.row, entry.hash, owner.pid AS processId, owner.started_at_ms AS startedAtMs
     FROM intent_owner AS owner JOIN entry ON entry.id = owner.entry_id
     ORDER BY entry.number`,
  );
  const isDead = ({ processId, startedAtMs }: Omit<LeaseHolder, 'label'>): boolean =>
    processes.isDead({ processId, startedAtMs, label: '' });

  return (): readonly LogEntry[] =>
    inOneWrite(db, () =>
      open
        .all()
        .filter(isDead)
        .map((intent) => append(interrupted(readEntry(intent, file)))),
    );
};
