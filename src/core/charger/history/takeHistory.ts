import type { DeviceSession, ReadAllOptions } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { type HistoryRecord, historyRecordsFrom } from '#shared/domain/charger/history/historyRecord.ts';
import { finishedRecords } from '#shared/domain/charger/history/takeOver.ts';
import { appError } from '#shared/errors/appError.ts';

export interface TakenHistory {
  /** Charges the log did not have. */
  readonly added: number;
  /** Finished charges the charger holds now. */
  readonly inCharger: number;
  /** False when a charge ended during every attempt: one more reading may bring one more. */
  readonly isWhole: boolean;
}

const generation = 'generation.history';
const attempts = 4;

const recordPoints = (session: DeviceSession): string[] =>
  [...session.profile.points.keys()].filter((name) => /^history\.\d+\./.test(name));

const readRecords = async (
  session: DeviceSession,
  clock: Clock,
  { signal, onProgress }: ReadAllOptions,
): Promise<Omit<TakenHistory, 'added'> & { readonly records: readonly HistoryRecord[] }> => {
  const points = recordPoints(session);
  const records: HistoryRecord[] = [];
  let before = (await session.read([generation]))[generation];
  for (let attempt = 1; ; attempt += 1) {
    if (signal?.aborted) throw appError('job.cancelled', {});
    onProgress?.(attempt - 1, attempt);
    const read = historyRecordsFrom(await session.read(points), clock.nowMs());
    // What moved on during the read may be missing in this one and there in the one before.
    records.unshift(...read);
    const after = (await session.read([generation]))[generation];
    const isWhole = after === before;
    if (isWhole || attempt === attempts) {
      return { records, inCharger: finishedRecords(read).length, isWhole };
    }
    before = after;
  }
};

/**
 * Takes the charges a charger has written down over into the log, reading nothing else of it. A charge that ends during
 * the read moves all others on by one, so it is read again then. Errors: `pin.required`, those of the link and the log.
 */
export const takeHistory = async (
  { log, clock }: { readonly log: SiteLog; readonly clock: Clock },
  session: DeviceSession,
  options: ReadAllOptions = {},
): Promise<TakenHistory> => {
  const { records, inCharger, isWhole } = await readRecords(session, clock, options);
  const { serial, practice } = session.identity;
  return { added: log.keepHistory({ serial, practice }, records), inCharger, isWhole };
};
