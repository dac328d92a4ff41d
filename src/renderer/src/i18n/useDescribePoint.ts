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

type Lookup = (key: string, options: { defaultValue: string }) => string;

/** Names and formats points of a charger in the language that is shown. */
export const useDescribePoint = (): DescribePoint => {
  const { t } = useTranslation(['common', 'points']);
  const format = useFormat();
  return useMemo(() => {
    // Points come from profiles, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    const words = (group: string, value: number) =>
      lookup(`common:${group}.${value}`, { defaultValue: String(value) });
    return {
      label: (point) => lookup(`points:${point}`, { defaultValue: point }),
      value: (point, value) => {
        if (value === undefined) return null;
        if (typeof value === 'number' && point === 'state.charge') return words('chargeState', value);
        if (typeof value === 'number' && point === 'limit.source') return words('limitSource', value);
        return writePointValue(point, value, format);
      },
    };
  }, [t, format]);
};
