import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';

export const historySortKeys = ['start', 'duration', 'energy', 'current', 'card', 'reason'] as const;
export type HistorySortKey = (typeof historySortKeys)[number];

export interface HistoryOrder {
  readonly by: HistorySortKey;
  readonly isRising: boolean;
}

export const newestFirst: HistoryOrder = { by: 'start', isRising: false };

/** The order after a press on a column: the other way round, or that column with the most first. */
export const pressed = (order: HistoryOrder, by: HistorySortKey): HistoryOrder =>
  order.by === by ? { by, isRising: !order.isRising } : { by, isRising: by === 'card' || by === 'reason' };

/** Seconds the car was plugged in; null when either end is not known. */
export const durationS = ({ startS, endS }: Pick<HistoryRecord, 'startS' | 'endS'>): number | null =>
  startS === null || endS === null ? null : endS - startS;

const valueOf = (
  record: HistoryRecord,
  by: HistorySortKey,
  cardName: (record: HistoryRecord) => string,
): number | string | null => {
  switch (by) {
    case 'start':
      return record.startS;
    case 'duration':
      return durationS(record);
    case 'energy':
      return record.energyWh;
    case 'current':
      return record.maxCurrentA;
    case 'card':
      return cardName(record) || null;
    case 'reason':
      return record.stopReason;
    default:
      return by satisfies never;
  }
};

const compare = (left: number | string, right: number | string): number =>
  typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right));

/** Records in an order; what is not known comes last either way, and equals stay as they were. */
export const inOrder = (
  records: readonly HistoryRecord[],
  { by, isRising }: HistoryOrder,
  cardName: (record: HistoryRecord) => string,
): HistoryRecord[] =>
  records.toSorted((left, right) => {
    const [a, b] = [valueOf(left, by, cardName), valueOf(right, by, cardName)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return isRising ? compare(a, b) : compare(b, a);
  });
