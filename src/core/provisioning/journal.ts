import type { SiteLog } from '#core/ports/siteLog.ts';
import type { EntryChange, LogEntry, NewEntry } from '#shared/domain/logEntry.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';

/** Who works where on what; the same for all entries of a visit to one charger. */
export interface LogContext {
  readonly siteId: string | null;
  readonly visitId: string | null;
  readonly socketId: string | null;
  readonly chargerSerial: string | null;
  readonly person: string;
  readonly jobId: string | null;
  readonly practice: boolean;
}

export interface Announcement {
  readonly door: Door;
  readonly changes: readonly EntryChange[];
  readonly details?: NewEntry['details'];
}

export interface Outcome<T> {
  readonly changes: readonly EntryChange[];
  readonly details?: NewEntry['details'];
  readonly value: T;
}

export interface Journal {
  append(entry: Partial<NewEntry> & Pick<NewEntry, 'kind' | 'outcome'>): LogEntry;
  /**
   * Announces an intent, does it, and records what came of it. The intent is on the disk before `act` begins; when
   * it cannot be written, `act` never runs. An error is recorded with its code and thrown on.
   */
  record<T>(announcement: Announcement, act: () => Promise<Outcome<T>>): Promise<T>;
}

const blank = {
  door: null,
  intentId: null,
  snapshotId: null,
  changes: [],
  errorCode: null,
  details: {},
} satisfies Partial<NewEntry>;

const isProven = (change: EntryChange) => change.result === 'in-force' || change.result === 'written';

/** The journal of one visit to one charger, on top of the append-only log. */
export const createJournal = (log: SiteLog, context: LogContext): Journal => {
  const append: Journal['append'] = (entry) => log.append({ ...blank, ...context, ...entry });

  return {
    append,
    async record({ door, changes, details = {} }, act) {
      const intent = append({ kind: 'intent', outcome: 'open', door, changes: [...changes], details });
      const close = (entry: Partial<NewEntry> & Pick<NewEntry, 'outcome'>) =>
        append({ kind: 'write', door, intentId: intent.id, ...entry });
      try {
        const outcome = await act();
        close({
          outcome: outcome.changes.every(isProven) ? 'done' : 'failed',
          changes: [...outcome.changes],
          details: { ...details, ...outcome.details },
        });
        return outcome.value;
      } catch (error) {
        const isRefusal =
          isAppError(error) && /^(write\.refused|point\.|commit\.(stale|no-door))/.test(error.code);
        close({
          outcome: 'failed',
          changes: changes.map((change) => ({ ...change, result: isRefusal ? 'refused' : 'unknown' })),
          errorCode: isAppError(error) ? error.code : 'internal.unexpected',
          details,
        });
        throw error;
      }
    },
  };
};
