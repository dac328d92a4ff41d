import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { wallTime } from '#shared/domain/charger/time/zoneClock.ts';
import type { HistoryRecord } from './historyRecord.ts';

export interface HistoryTotal {
  readonly charges: number;
  readonly energyWh: number;
  readonly chargingTimeS: number;
  /** Charges whose energy is not known and therefore not in the sum. */
  readonly withoutEnergy: number;
}

/** An ISO 8601 week: `2026-W01` may begin in December. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

const dayMs = 86_400_000;

/** The ISO week of a date: the one with the year's first Thursday is week 1. */
export const isoWeek = (date: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): IsoWeek => {
  const dateMs = Date.UTC(date.year, date.month - 1, date.day);
  const weekday = (new Date(dateMs).getUTCDay() + 6) % 7;
  const thursdayMs = dateMs + (3 - weekday) * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  return { year, week: 1 + Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / (7 * dayMs)) };
};

const totalOf = (records: readonly HistoryRecord[]): HistoryTotal => ({
  charges: records.length,
  energyWh: records.reduce((sum, { energyWh }) => sum + (energyWh ?? 0), 0),
  chargingTimeS: records.reduce((sum, { chargingTimeS }) => sum + (chargingTimeS ?? 0), 0),
  withoutEnergy: records.filter(({ energyWh }) => energyWh === null).length,
});

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

/** Sum of everything. */
export const historyTotal = (records: readonly HistoryRecord[]): HistoryTotal => totalOf(records);

/** Sums by the ISO week in which a charge began, by the charger's clock, newest first; `week` null = not known. */
export const totalsByWeek = (
  records: readonly HistoryRecord[],
  zone: PosixZone,
): (HistoryTotal & { readonly week: IsoWeek | null })[] => {
  const weekOf = ({ startS }: HistoryRecord) =>
    startS === null ? null : isoWeek(wallTime(zone, startS * 1000));
  const key = (record: HistoryRecord) => {
    const week = weekOf(record);
    return week === null ? '' : `${week.year}-${String(week.week).padStart(2, '0')}`;
  };
  return [...groupBy(records, key)]
    .toSorted(([left], [right]) => (left < right ? 1 : -1))
    .map(([, group]) => ({ week: group[0] === undefined ? null : weekOf(group[0]), ...totalOf(group) }));
};

/** Sums by card, most energy first; `card` null = charged without one. */
export const totalsByCard = (
  records: readonly HistoryRecord[],
): (HistoryTotal & { readonly card: string | null })[] =>
  [...groupBy(records, ({ card }) => card ?? '')]
    .map(([card, group]) => ({ card: card === '' ? null : card, ...totalOf(group) }))
    .toSorted((left, right) => right.energyWh - left.energyWh || right.charges - left.charges);
