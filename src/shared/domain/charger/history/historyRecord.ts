import { z } from 'zod';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** How a charge ended, at the place of its number in `history.N.stopReason`. */
export const stopReasons = [
  'running',
  'unplugged',
  'user',
  'rfid',
  'ocpp',
  'modbus',
  'schedule',
  'energy-limit',
  'time-limit',
  'fault',
  'mains-loss',
  'ev-finished',
  'restart',
] as const;

/** What released a charge, at the place of its number in `history.N.authSource`. */
export const authSources = ['none', 'free', 'rfid', 'button', 'app', 'ocpp', 'modbus', 'schedule'] as const;

const count = z.number().nonnegative().nullable();

/** One charge as the charger wrote it down; null = the charger does not know or cannot be believed. */
export const historyRecordSchema = z.object({
  /** What makes it the same one for ever, among all records of its charger. */
  identity: z.string(),
  id: z.number().int().nonnegative(),
  /** Unix seconds; null = the charger's clock was not set. */
  startS: count,
  endS: count,
  energyWh: count,
  meterStartWh: count,
  chargingTimeS: count,
  peakPowerW: count,
  maxCurrentA: count,
  phases: z.union([z.literal(1), z.literal(2), z.literal(3), z.null()]),
  stopReason: z.enum(stopReasons).nullable(),
  authSource: z.enum(authSources).nullable(),
  /** UID of the card as hex; null = none. */
  card: z.string().nullable(),
  maxTemperatureC: z.number().nullable(),
});
export type HistoryRecord = z.infer<typeof historyRecordSchema>;

/** 2020-01-01: before that no reference charger was built, so its clock was not set. */
const earliestS = 1_577_836_800;
const u32Max = 0xffff_ffff;
const longestS = 10 * 366 * 86_400;
// 40 A on three phases at 250 V, with room for the meter's error.
const mostWatts = 33_000;
const daySlackS = 86_400;

const within = (value: number | null, min: number, max: number): number | null =>
  value !== null && value >= min && value <= max ? value : null;

const moment = (value: number | null, nowS: number): number | null =>
  within(value, earliestS, nowS + daySlackS);

const slotsOf = (values: PointValues): number | null => {
  const slots = values['history.slots'];
  return typeof slots === 'number' ? Math.trunc(slots) : null;
};

/** More energy than the charger can give in the time it took is not believed. */
const believedEnergy = (energyWh: number | null, durationS: number | null): number | null => {
  const most = durationS === null ? 2_000_000 : (mostWatts * durationS) / 3600 + 100;
  return within(energyWh, 0, most);
};

const phasesOf = (value: number | null): 1 | 2 | 3 | null =>
  value === 1 || value === 2 || value === 3 ? value : null;

const cardOf = (length: number | null, raw: unknown): string | null => {
  if (typeof raw !== 'string' || length === null || length < 1 || length > 10) return null;
  const uid = raw.slice(0, length * 2).toLowerCase();
  // Zeros stand for "hidden while locked" (register map, session.card).
  return uid.length === length * 2 && !/^0*$/.test(uid) ? uid : null;
};

/**
 * Numbers begin again after a deletion and a clock may be wrong or unset, so all that is fixed when a charge ends belongs
 * to it, as read: what of it is believed depends on the laptop's clock. Not the card, which a locked charger hides.
 */
const identityOf = (raw: (name: string) => number | null): string =>
  ['id', 'start', 'end', 'energy', 'meterStart'].map((name) => raw(name) ?? '-').join('/');

/**
 * The record at an index of `history.N.*`, with everything impossible made unknown; null where there is none.
 * A record without a number of its own cannot be told from another and is none.
 */
export const historyRecordFrom = (
  values: PointValues,
  index: number,
  nowMs: number,
): HistoryRecord | null => {
  const raw = (name: string): number | null => {
    const value = values[`history.${index}.${name}`];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  const id = within(raw('id'), 1, u32Max - 1);
  if (id === null || !Number.isInteger(id)) return null;
  const nowS = nowMs / 1000;
  const startS = moment(raw('start'), nowS);
  const told = moment(raw('end'), nowS);
  const endS = told !== null && (startS === null || told >= startS) ? told : null;
  const durationS = startS === null || endS === null ? null : endS - startS;
  return {
    identity: identityOf(raw),
    id,
    startS,
    endS,
    energyWh: believedEnergy(raw('energy'), durationS),
    meterStartWh: within(raw('meterStart'), 0, 4_000_000_000),
    chargingTimeS: within(raw('chargingTime'), 0, durationS === null ? longestS : durationS + 60),
    peakPowerW: within(raw('peakPower'), 0, mostWatts),
    maxCurrentA: within(raw('maxCurrent'), 0, 50),
    phases: phasesOf(raw('phases')),
    stopReason: stopReasons[raw('stopReason') ?? -1] ?? null,
    authSource: authSources[raw('authSource') ?? -1] ?? null,
    card: cardOf(raw('rfidLength'), values[`history.${index}.rfid`]),
    maxTemperatureC: within(raw('maxTemperature'), -60, 200),
  };
};

/** Records a charger keeps when it does not say how many. */
const historySlots = 30;
const mostSlots = 1000;

/** All records of a reading, in the order of the charger: newest first. */
export const historyRecordsFrom = (values: PointValues, nowMs: number): HistoryRecord[] =>
  Array.from({ length: within(slotsOf(values), 0, mostSlots) ?? historySlots }, (_, index) =>
    historyRecordFrom(values, index, nowMs),
  ).filter((record) => record !== null);
