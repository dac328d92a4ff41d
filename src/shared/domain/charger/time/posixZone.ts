/** When a clock changes in a year: a weekday of a month, or a day of the year. */
export type ClockRule = { readonly timeS: number } & (
  | { readonly kind: 'weekday'; readonly month: number; readonly week: number; readonly weekday: number }
  | { readonly kind: 'day'; readonly day: number; readonly countsLeapDay: boolean }
);

/** A POSIX TZ rule; offsets are seconds to add to UTC (the text has them the other way round). */
export interface PosixZone {
  readonly text: string;
  readonly standardOffsetS: number;
  /** null = the clock never changes there. */
  readonly summer: { readonly offsetS: number; readonly begins: ClockRule; readonly ends: ClockRule } | null;
}

/** Why a text is no rule the charger can follow. */
export const zoneRefusals = {
  empty: [],
  'too-long': ['bytes', 'maxBytes'],
  unreadable: [],
  'summer-without-dates': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ZoneRefusal = keyof typeof zoneRefusals;

export type ZoneResult =
  | { readonly isZone: true; readonly zone: PosixZone }
  | {
      readonly isZone: false;
      readonly reason: ZoneRefusal;
      readonly params: Readonly<Record<string, number>>;
    };

/** Bytes the charger keeps for a rule (register map, `clock.timezone`). */
export const maxZoneBytes = 40;

const zonePattern =
  /^(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)([+-]?\d[\d:]*)(?:([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)([+-]?\d[\d:]*)?(?:,([^,]+),([^,]+))?)?$/;

/** Seconds of `[+-]hh[:mm[:ss]]`; null when out of range. */
const secondsOf = (text: string, maxHours: number): number | null => {
  const match = /^([+-]?)(\d{1,3})(?::(\d{1,2}))?(?::(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0));
  if (hours > maxHours || minutes > 59 || seconds > 59) return null;
  const total = hours * 3600 + minutes * 60 + seconds;
  return match[1] === '-' ? -total : total;
};

const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max;

const ruleOf = (text: string): ClockRule | null => {
  const [date = '', time = '2'] = text.split('/');
  const timeS = secondsOf(time, 167);
  if (timeS === null || text.split('/').length > 2) return null;
  const weekday = /^M(\d{1,2})\.(\d)\.(\d)$/.exec(date);
  if (weekday !== null) {
    const [month = 0, week = 0, day = 0] = weekday.slice(1).map(Number);
    const isDate = isWithin(month, 1, 12) && isWithin(week, 1, 5) && isWithin(day, 0, 6);
    return isDate ? { kind: 'weekday', month, week, weekday: day, timeS } : null;
  }
  const day = /^(J?)(\d{1,3})$/.exec(date);
  if (day === null) return null;
  const isJulian = day[1] === 'J';
  const number = Number(day[2]);
  if (!isWithin(number, isJulian ? 1 : 0, 365)) return null;
  return { kind: 'day', day: isJulian ? number - 1 : number, countsLeapDay: !isJulian, timeS };
};

const refuse = (reason: ZoneRefusal, params: Readonly<Record<string, number>> = {}): ZoneResult => ({
  isZone: false,
  reason,
  params,
});

/** Reads a POSIX TZ rule such as `CET-1CEST,M3.5.0,M10.5.0/3`; a summer time without its two dates is refused. */
export const parsePosixZone = (text: string): ZoneResult => {
  if (text.trim() === '') return refuse('empty');
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > maxZoneBytes) return refuse('too-long', { bytes, maxBytes: maxZoneBytes });
  const match = zonePattern.exec(text);
  const west = match === null ? null : secondsOf(match[1] ?? '', 24);
  if (match === null || west === null) return refuse('unreadable');
  // `0 -` turns -0 into 0.
  const standardOffsetS = 0 - west;
  if (match[2] === undefined) return { isZone: true, zone: { text, standardOffsetS, summer: null } };
  if (match[4] === undefined || match[5] === undefined) return refuse('summer-without-dates');
  const summerWest = match[3] === undefined ? west - 3600 : secondsOf(match[3], 24);
  const [begins, ends] = [ruleOf(match[4]), ruleOf(match[5])];
  if (summerWest === null || begins === null || ends === null) return refuse('unreadable');
  return { isZone: true, zone: { text, standardOffsetS, summer: { offsetS: 0 - summerWest, begins, ends } } };
};

/** What a charger counts by when its rule cannot be read. */
export const utcZone: PosixZone = { text: 'UTC0', standardOffsetS: 0, summer: null };

/** The zone of a text, UTC where it cannot be read (as the charger does). */
export const zoneOrUtc = (text: string): PosixZone => {
  const result = parsePosixZone(text);
  return result.isZone ? result.zone : utcZone;
};
