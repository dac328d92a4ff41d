import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { isoWithOffset } from '#shared/domain/charger/time/zoneClock.ts';
import type { HistoryRecord } from './historyRecord.ts';

/** Columns of the CSV; their names are for programs and the same in every language. */
export const historyColumns = [
  'serial',
  'id',
  'start',
  'end',
  'energy_wh',
  'meter_start_wh',
  'charging_time_s',
  'peak_power_w',
  'max_current_a',
  'phases',
  'stop_reason',
  'auth_source',
  'card',
  'card_name',
  'max_temperature_c',
] as const;

type Cell = string | number | null;

/** A row per record in the order of `historyColumns`; unknown is null, times carry the offset of the charger's clock. */
export const historyRows = (
  serial: string,
  records: readonly HistoryRecord[],
  zone: PosixZone,
  cardNames: Readonly<Record<string, string>> = {},
): Cell[][] => {
  const time = (seconds: number | null) => (seconds === null ? null : isoWithOffset(zone, seconds * 1000));
  return records.map((record) => [
    serial,
    record.id,
    time(record.startS),
    time(record.endS),
    record.energyWh,
    record.meterStartWh,
    record.chargingTimeS,
    record.peakPowerW,
    record.maxCurrentA,
    record.phases,
    record.stopReason,
    record.authSource,
    record.card,
    record.card === null ? null : (cardNames[record.card] ?? null),
    record.maxTemperatureC,
  ]);
};
