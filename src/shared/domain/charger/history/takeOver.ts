import type { HistoryRecord } from './historyRecord.ts';

/**
 * What makes a record the same one for ever: the charger, its number, its start. Numbers begin again after a deletion,
 * so the start belongs to it; without a clock the meter's reading at the start stands in for it.
 */
export const recordIdentity = (
  serial: string,
  record: Pick<HistoryRecord, 'id' | 'startS' | 'meterStartWh'>,
): string =>
  record.startS === null
    ? `${serial}/${record.id}/m${record.meterStartWh ?? '-'}`
    : `${serial}/${record.id}/${record.startS}`;

/** A charge that still goes on is not taken over: its end and energy are not known yet. */
export const isFinished = (record: HistoryRecord): boolean => record.stopReason !== 'running';

/** The finished records that are not in the log yet, oldest first, none twice. */
export const recordsToTakeOver = (
  serial: string,
  records: readonly HistoryRecord[],
  known: ReadonlySet<string>,
): { readonly identity: string; readonly record: HistoryRecord }[] => {
  const seen = new Set(known);
  return records
    .filter(isFinished)
    .toReversed()
    .flatMap((record) => {
      const identity = recordIdentity(serial, record);
      if (seen.has(identity)) return [];
      seen.add(identity);
      return [{ identity, record }];
    });
};

export interface HistoryPage {
  /** `history.generation` (H) or `generation.history` (B) as read with this page. */
  readonly generation: number | null;
  readonly records: readonly HistoryRecord[];
}

/**
 * One list from pages that were read one after another. `isWhole` is false when a charge ended in between: records
 * moved on by one then, so one may be missing and the read has to be repeated.
 */
export const joinPages = (
  pages: readonly HistoryPage[],
): { readonly records: readonly HistoryRecord[]; readonly isWhole: boolean } => {
  const generations = new Set(pages.map(({ generation }) => generation));
  const seen = new Set<string>();
  const records = pages
    .flatMap((page) => page.records)
    .filter((record) => {
      const identity = recordIdentity('', record);
      const isNew = !seen.has(identity);
      seen.add(identity);
      return isNew;
    });
  return { records, isWhole: generations.size <= 1 && !generations.has(null) };
};
