import type { LanguageName } from './language.ts';

/** Narrow no-break space: stands between a number and its unit. */
const NNBSP = '\u202f';

const LOCALES: Record<LanguageName, string> = { en: 'en-GB', cs: 'cs-CZ', de: 'de-DE' };

/** Numbers, times and units as people of a language write them. */
export const createFormat = (language: LanguageName) => {
  const locale = LOCALES[language];
  const decimals = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const number = (value: number, digits = 0): string => decimals(digits).format(value).replace('-', '−');
  const withUnit = (value: number, unit: string, digits = 0): string =>
    `${number(value, digits)}${NNBSP}${unit}`;
  const trimmed = (value: number, maxDigits: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: maxDigits }).format(value).replace('-', '−');
  const plain = (value: number, maxDigits = 0): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: maxDigits, useGrouping: false })
      .format(value)
      .replace('-', '−');
  const dateTimeFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const timeFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const secondFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const duration = (seconds: number): string => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole}${NNBSP}s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) {
      return whole % 60 === 0 ? `${minutes}${NNBSP}min` : `${minutes}${NNBSP}min ${whole % 60}${NNBSP}s`;
    }
    return `${Math.floor(minutes / 60)}${NNBSP}h ${minutes % 60}${NNBSP}min`;
  };
  return {
    number,
    withUnit,
    integer: (value: number) => number(value),
    /** Shortest form up to `maxDigits`: 13, 7.5. */
    trimmed,
    /** Ports, numbers of entries, registers: names made of digits, which are never grouped. */
    plain,
    trimmedWithUnit: (value: number, unit: string, maxDigits: number) =>
      `${trimmed(value, maxDigits)}${NNBSP}${unit}`,
    /** Whole amperes stay whole ("13 A"); `digits` for what was measured ("12.9 A"). */
    amps: (value: number, digits?: number) =>
      digits === undefined ? `${trimmed(value, 1)}${NNBSP}A` : withUnit(value, 'A', digits),
    volts: (value: number) => withUnit(value, 'V'),
    kilowatts: (watts: number) => withUnit(watts / 1000, 'kW', 1),
    kilowattHours: (wattHours: number) => withUnit(wattHours / 1000, 'kWh', 2),
    celsius: (value: number) => withUnit(value, '°C'),
    dbm: (value: number) => withUnit(value, 'dBm'),
    percent: (value: number) => withUnit(value, '%'),
    seconds: (value: number, digits = 0) => withUnit(value, 's', digits),
    duration,
    dateTime: (atMs: number) => dateTimeFormat.format(atMs),
    date: (atMs: number) => dateFormat.format(atMs),
    time: (atMs: number) => timeFormat.format(atMs),
    /** With its seconds. */
    timeOfDay: (atMs: number) => secondFormat.format(atMs),
  };
};
export type Format = ReturnType<typeof createFormat>;
