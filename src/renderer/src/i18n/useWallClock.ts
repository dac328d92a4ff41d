import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { offsetAtS } from '#shared/domain/charger/time/zoneClock.ts';
import type { LanguageName } from './language.ts';

const LOCALES: Record<LanguageName, string> = { en: 'en-GB', cs: 'cs-CZ', de: 'de-DE' };

export interface WallClock {
  readonly dateTime: (atMs: number) => string;
  /** With seconds. */
  readonly exact: (atMs: number) => string;
  /** With the weekday, without the year while it is this one or next to it: for what happens within days. */
  readonly soon: (atMs: number) => string;
  /** Monday = 0. */
  readonly weekday: (day: number, width: 'long' | 'short') => string;
  readonly minuteOfDay: (minute: number) => string;
}

const farMs = 180 * 86_400_000;

const two = (value: number) => String(value).padStart(2, '0');

/** Moments as the charger's own clock shows them, which may be another than this computer's. */
export const useWallClock = (zoneRule: string): WallClock => {
  const { i18n } = useTranslation();
  const locale = LOCALES[i18n.language as LanguageName];
  return useMemo(() => {
    const zone = zoneOrUtc(zoneRule);
    const shifted = (atMs: number) => atMs + offsetAtS(zone, atMs) * 1000;
    const formatter = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return (atMs: number) => format.format(atMs);
    };
    const [full, exact, near] = [
      formatter({ dateStyle: 'medium', timeStyle: 'short' }),
      formatter({ dateStyle: 'medium', timeStyle: 'medium' }),
      formatter({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    ];
    // 1970-01-05 was a Monday.
    const names = { long: formatter({ weekday: 'long' }), short: formatter({ weekday: 'short' }) };
    return {
      dateTime: (atMs) => full(shifted(atMs)),
      exact: (atMs) => exact(shifted(atMs)),
      soon: (atMs) => (Math.abs(atMs - Date.now()) < farMs ? near : full)(shifted(atMs)),
      weekday: (day, width) => names[width](Date.UTC(1970, 0, 5 + day)),
      minuteOfDay: (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    };
  }, [locale, zoneRule]);
};
