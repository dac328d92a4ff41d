import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { writePointValue } from './pointUnits.ts';
import { useFormat } from './useFormat.ts';

export interface DescribePoint {
  /** Name of a point for people; its technical name when the language has none. */
  readonly label: (point: string) => string;
  /** Value with its unit or as its word; null when unavailable. */
  readonly value: (point: string, value: PointValue | undefined) => string | null;
}

type Lookup = (key: string, options: Record<string, string | number>) => string;

const BITS = 32;

/** `schedule.3.start` is the third of `schedule.N.start`. */
const general = (point: string): { key: string; n: number } => {
  const number = /\.(\d+)\./.exec(point)?.[1];
  return number === undefined
    ? { key: point, n: 0 }
    : { key: point.replace(/\.\d+\./, '.N.'), n: Number(number) };
};

const setBits = (value: number): readonly number[] =>
  Array.from({ length: BITS }, (_, bit) => bit).filter((bit) => Math.floor(value / 2 ** bit) % 2 === 1);

// These have lists of their own, because screens show them without a point's name.
const COMMON_WORDS: Readonly<Record<string, string>> = {
  'state.charge': 'chargeState',
  'limit.source': 'limitSource',
};
const FAULTS = /^state\.(fault|warning|faultLatched)$/;

/** Names and formats points of a charger in the language that is shown. */
export const useDescribePoint = (): DescribePoint => {
  const { t, i18n } = useTranslation(['common', 'points']);
  const format = useFormat();
  return useMemo(() => {
    // Points come from profiles, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    const word = (key: string): string | null => {
      const found = lookup(key, { defaultValue: '' });
      return found === '' ? null : found;
    };
    const bitWords = (key: string, value: number): string | null => {
      const list = FAULTS.test(key) ? 'common:fault' : `points:bits.${key}`;
      if (list !== 'common:fault' && !i18n.exists(list, { ns: 'points' })) return null;
      const names = setBits(value).map((bit) => word(`${list}.${bit}`) ?? String(bit));
      return names.length === 0 ? t('common:value.none') : names.join(', ');
    };
    return {
      label: (point) => {
        const { key, n } = general(point);
        return lookup(`points:${key}`, { defaultValue: point, number: n });
      },
      value: (point, value) => {
        if (value === undefined) return null;
        const { key } = general(point);
        // A limit that is not there has a word of its own, "no limit"; anything else unavailable is a dash.
        if (value === null || value === 'none') return word(`points:words.${key}.none`);
        if (typeof value === 'number') {
          const common = COMMON_WORDS[key];
          const named = word(
            common === undefined ? `points:words.${key}.${value}` : `common:${common}.${value}`,
          );
          if (named !== null) return named;
          const bits = bitWords(key, value);
          if (bits !== null) return bits;
        }
        return writePointValue(point, value, format);
      },
    };
  }, [t, i18n, format]);
};
