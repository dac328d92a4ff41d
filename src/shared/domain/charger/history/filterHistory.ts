import { z } from 'zod';
import type { HistoryRecord } from './historyRecord.ts';

/** Which charges; what is null does not narrow. */
export const historyFilterSchema = z.object({
  /** UID as hex; an empty text = charges without a card. */
  card: z.string().max(20).nullable(),
  /** Unix seconds: charges that began then or later, and before `toS`. One whose start is unknown is in no period. */
  fromS: z.number().nullable(),
  toS: z.number().nullable(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

export const everyCharge: HistoryFilter = { card: null, fromS: null, toS: null };

/** The charges a filter lets through, in their order. */
export const filterHistory = <R extends Pick<HistoryRecord, 'card' | 'startS'>>(
  records: readonly R[],
  { card, fromS, toS }: HistoryFilter,
): R[] =>
  records.filter(({ card: own, startS }) => {
    if (card !== null && (own ?? '') !== card) return false;
    if (fromS === null && toS === null) return true;
    return startS !== null && startS >= (fromS ?? 0) && startS < (toS ?? Number.POSITIVE_INFINITY);
  });
