import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { limitInForce, limitSources } from '#shared/domain/charger/live/limitSources.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

type Lookup = (key: string, options?: Record<string, string | number>) => string;

export interface LiveText {
  /** What the charger is doing, as a sentence. */
  readonly state: (values: PointValues) => string;
  /** The current in force and whose limit it is; null = unknown. */
  readonly limit: (values: PointValues) => { readonly value: string | null; readonly source: string | null };
}

/** The codes of the charger's rules in the language that is shown. */
export const useLiveText = (): LiveText => {
  const { t } = useTranslation(['live', 'common', 'charger-rules', 'points']);
  const format = useFormat();
  const describe = useDescribePoint();
  return useMemo(() => {
    // The rules decide which code comes with which names; a test holds texts and rules together.
    const lookup = t as unknown as Lookup;
    const sourceWord = (index: number | string): string => lookup(`common:limitSource.${index}`);
    const inWords = (name: string, value: number | string): string => {
      if (name === 'source') return sourceWord(value);
      // The name of a bit has a dot in it, so it is no path.
      if (name === 'pause') return describe.value('state.pauseReason', 2 ** Number(value)) ?? String(value);
      if (name === 'fault') return lookup(`common:fault.${value}`);
      return typeof value === 'number' ? format.number(value, name === 'currentA' ? 1 : 0) : value;
    };
    return {
      state: (values) => {
        const { code, params } = chargeState(values);
        const words = Object.entries(params).map(([name, value]) => [name, inWords(name, value)]);
        return lookup(`charger-rules:state.${code}`, Object.fromEntries(words));
      },
      limit: (values) => {
        const { limitA, source } = limitInForce(values);
        const word = source === null ? null : sourceWord(limitSources.indexOf(source));
        return {
          value: limitA === null ? null : format.amps(limitA),
          source:
            word === null
              ? null
              : lookup(limitA === 0 ? 'live:notOffering' : 'live:limitedBy', { source: word }),
        };
      },
    };
  }, [t, format, describe]);
};
