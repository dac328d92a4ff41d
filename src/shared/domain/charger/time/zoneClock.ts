import type { ClockRule, PosixZone } from './posixZone.ts';

const dayS = 86_400;

/** The moment of a rule in a year, in seconds of the local clock that is left, as if local time were UTC. */
const localS = (year: number, rule: ClockRule): number => {
  const january = Date.UTC(year, 0, 1) / 1000;
  if (rule.kind === 'day') {
    const isLeap = Date.UTC(year, 2, 1) - Date.UTC(year, 1, 1) === 29 * dayS * 1000;
    // A J rule never counts 29 February; its day 60 is always 1 March.
    const leap = !rule.countsLeapDay && isLeap && rule.day >= 59 ? 1 : 0;
    return january + (rule.day + leap) * dayS + rule.timeS;
  }
  const firstWeekday = new Date(Date.UTC(year, rule.month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, rule.month, 0)).getUTCDate();
  let day = 1 + ((rule.weekday - firstWeekday + 7) % 7) + (rule.week - 1) * 7;
  while (day > days) day -= 7;
  return Date.UTC(year, rule.month - 1, day) / 1000 + rule.timeS;
};

export interface ClockChange {
  readonly atMs: number;
  readonly fromOffsetS: number;
  readonly toOffsetS: number;
}

const changesOfYear = (zone: PosixZone, year: number): ClockChange[] => {
  const { summer, standardOffsetS } = zone;
  if (summer === null || summer.offsetS === standardOffsetS) return [];
  return [
    {
      atMs: (localS(year, summer.begins) - standardOffsetS) * 1000,
      fromOffsetS: standardOffsetS,
      toOffsetS: summer.offsetS,
    },
    {
      atMs: (localS(year, summer.ends) - summer.offsetS) * 1000,
      fromOffsetS: summer.offsetS,
      toOffsetS: standardOffsetS,
    },
  ];
};

const changesAround = (zone: PosixZone, atMs: number): ClockChange[] => {
  const year = new Date(atMs + zone.standardOffsetS * 1000).getUTCFullYear();
  return [year - 1, year, year + 1]
    .flatMap((each) => changesOfYear(zone, each))
    .toSorted((left, right) => left.atMs - right.atMs);
};

/** Seconds to add to UTC at a moment. */
export const offsetAtS = (zone: PosixZone, atMs: number): number =>
  changesAround(zone, atMs).findLast((change) => change.atMs <= atMs)?.toOffsetS ?? zone.standardOffsetS;

/** The next time the clock is put forward or back, strictly after the moment; null where it never is. */
export const nextClockChange = (zone: PosixZone, afterMs: number): ClockChange | null =>
  changesAround(zone, afterMs).find((change) => change.atMs > afterMs) ?? null;

/** What a clock on the wall shows. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Monday = 0. */
  readonly weekday: number;
  readonly minuteOfDay: number;
  /** Monday 00:00 = 0. */
  readonly minuteOfWeek: number;
  readonly offsetS: number;
}

/** What the charger's clock on the wall shows at a moment. */
export const wallTime = (zone: PosixZone, atMs: number): WallTime => {
  const offsetS = offsetAtS(zone, atMs);
  const local = new Date(atMs + offsetS * 1000);
  const weekday = (local.getUTCDay() + 6) % 7;
  const minuteOfDay = local.getUTCHours() * 60 + local.getUTCMinutes();
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday,
    minuteOfDay,
    minuteOfWeek: weekday * 1440 + minuteOfDay,
    offsetS,
  };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-20T13:05:09+01:00`: the moment as the charger's clock shows it, with its offset. */
export const isoWithOffset = (zone: PosixZone, atMs: number): string => {
  const offsetS = offsetAtS(zone, atMs);
  const local = new Date(atMs + offsetS * 1000).toISOString().slice(0, 19);
  const minutes = Math.round(Math.abs(offsetS) / 60);
  return `${local}${offsetS < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
