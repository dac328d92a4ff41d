import type { HistoryRecord } from './historyRecord.ts';

/** A charge that still goes on is not taken over: its end and energy are not known yet. */
export const isFinished = (record: HistoryRecord): boolean => record.stopReason !== 'running';

/** The finished records of one or more readings, oldest first, none twice. */
export const finishedRecords = (records: readonly HistoryRecord[]): HistoryRecord[] => {
  const seen = new Set<string>();
  return records
    .filter((record) => {
      const isNew = isFinished(record) && !seen.has(record.identity);
      seen.add(record.identity);
      return isNew;
    })
    .toReversed();
};
