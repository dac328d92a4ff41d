import type { SiteLog } from '#core/ports/siteLog.ts';
import { cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import { filterHistory, type HistoryFilter } from '#shared/domain/charger/history/filterHistory.ts';
import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';
import { historyRecordsFrom } from '#shared/domain/charger/history/historyRecord.ts';
import {
  type HistoryTotal,
  historyTotal,
  type IsoWeek,
  totalsByCard,
  totalsByWeek,
} from '#shared/domain/charger/history/historyTotals.ts';
import { finishedRecords } from '#shared/domain/charger/history/takeOver.ts';
import { type PosixZone, zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';

/** The charges of one charger as the log has them. */
export interface HistoryView {
  readonly serial: string;
  /** All of them, before the filter. */
  readonly inLog: number;
  /** As of the last reading of everything; null when there was none. */
  readonly inCharger: number | null;
  /** The time zone of the charger's clock, as its rule. */
  readonly zone: string;
  readonly cardNames: Readonly<Record<string, string>>;
  readonly records: readonly HistoryRecord[];
  readonly total: HistoryTotal;
  readonly weeks: readonly (HistoryTotal & { readonly week: IsoWeek | null })[];
  readonly cards: readonly (HistoryTotal & { readonly card: string | null })[];
}

type Source = Pick<SiteLog, 'history' | 'latestSnapshot'>;

const zoneRule = (log: Source, serial: string): string => {
  const rule = log.latestSnapshot(serial)?.values['clock.timezone'];
  return typeof rule === 'string' ? rule : '';
};

/** What the charger's clock goes by, as far as the log knows. */
export const zoneOf = (log: Source, serial: string): PosixZone => zoneOrUtc(zoneRule(log, serial));

/** Names of cards by their UID, as the log last read them. */
export const cardNamesOf = (log: Source, serial: string): Readonly<Record<string, string>> => {
  const { cards } = cardSlots(log.latestSnapshot(serial)?.values ?? {});
  return Object.fromEntries(cards.filter(({ name }) => name !== '').map(({ uid, name }) => [uid, name]));
};

/** Charges of a filter with their sums; weeks and times are those of the charger's clock. */
export const historyView = (log: Source, serial: string, filter: HistoryFilter): HistoryView => {
  const all = log.history(serial);
  const records = filterHistory(all, filter);
  const snapshot = log.latestSnapshot(serial);
  const inCharger =
    snapshot === undefined || snapshot.values['history.0.id'] === undefined
      ? null
      : finishedRecords(historyRecordsFrom(snapshot.values, snapshot.takenAtMs)).length;
  return {
    serial,
    inLog: all.length,
    inCharger,
    zone: zoneRule(log, serial),
    cardNames: cardNamesOf(log, serial),
    records,
    total: historyTotal(records),
    weeks: totalsByWeek(records, zoneOf(log, serial)),
    cards: totalsByCard(records),
  };
};
