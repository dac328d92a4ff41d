import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useWallClock } from '#renderer/i18n/useWallClock.ts';
import { paramKind } from '#shared/domain/charger/paramKind.ts';

type Lookup = (key: string, options?: Record<string, string | number>) => string;
type Table =
  | 'schedule'
  | 'next'
  | 'card'
  | 'clockChange'
  | 'needs'
  | 'notOffered'
  | 'bound'
  | 'currentRefusal'
  | 'clock'
  | 'socket'
  | 'socketAdvice'
  | 'socketStop';

/** A code of the charger's rules with its values, as a sentence; moments are those of the charger's clock. */
export const useRuleText = (zoneRule: string) => {
  const { t } = useTranslation(['charger-rules', 'points', 'common']);
  const format = useFormat();
  const clock = useWallClock(zoneRule);
  return useMemo(() => {
    // The rules decide which code comes with which values; a test holds texts and rules together.
    const lookup = t as unknown as Lookup;
    const inWords = (name: string, value: number | string): string => {
      const kind = paramKind(name);
      if (kind.kind === 'word') return lookup(`${kind.list}.${value}`);
      if (typeof value === 'string') return value;
      if (kind.kind === 'moment') return clock.soon(value);
      if (kind.kind === 'duration') return format.duration(value);
      return kind.kind === 'energy' ? format.kilowattHours(value) : format.trimmed(value, 1);
    };
    return (table: Table, code: string, params: Readonly<Record<string, number | string>> = {}): string =>
      lookup(
        `charger-rules:${table}.${code}`,
        Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, value)])),
      );
  }, [t, format, clock]);
};
