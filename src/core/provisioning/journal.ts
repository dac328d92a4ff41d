import type { SiteLog } from '#core/ports/siteLog.ts';
import type { EntryChange, LogEntry, NewEntry } from '#shared/domain/logEntry.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';

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
   * it cannot be written, `act` never runs. An error is recorded with its code and thrown on; an outcome that could
   * not be recorded is `log.outcome-not-recorded`, and the intent shows as interrupted at the next start.
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

/** True when the charger, or a check before it, said no: nothing was changed. */
const isRefusal = (error: unknown): boolean =>
  isAppError(error) &&
  /^(write\.(refused|too-soon)|point\.|certificate\.|commit\.(stale|no-door)|device\.car-plugged)/.test(
    error.code,
  );

/** The journal of one visit to one charger, on top of the append-only log. */
export const createJournal = (log: SiteLog, context: LogContext): Journal => {
  const append: Journal['append'] = (entry) => log.append({ ...blank, ...context, ...entry });

  return {
    append,
    async record({ door, changes, details = {} }, act) {
      const intent = append({ kind: 'intent', outcome: 'open', door, changes: [...changes], details });
      const close = (entry: Partial<NewEntry> & Pick<NewEntry, 'outcome'>) => {
        try {
          append({ kind: 'write', door, intentId: intent.id, ...entry });
        } catch (error) {
          throw appError('log.outcome-not-recorded', {}, { cause: error });
        }
      };
      const outcome = await act().catch((error: unknown) => {
        const result = isRefusal(error) ? 'refused' : 'unknown';
        close({
          outcome: 'failed',
          changes: changes.map((change) => ({ ...change, result })),
          errorCode: isAppError(error) ? error.code : 'internal.unexpected',
          details,
        });
        throw error;
      });
      close({
        outcome: outcome.changes.every(isProven) ? 'done' : 'failed',
        changes: [...outcome.changes],
        details: { ...details, ...outcome.details },
      });
      return outcome.value;
    },
  };
};
