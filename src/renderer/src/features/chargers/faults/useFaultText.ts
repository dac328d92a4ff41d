import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { Fault, FaultHelp } from '#shared/domain/charger/faults/faultCatalogue.ts';

type Lookup = (key: string, options?: Record<string, string | number>) => string;
type Part = 'meaning' | 'danger' | 'now' | 'check';

export interface FaultText {
  readonly name: (bit: number) => string;
  readonly part: (fault: Fault, part: Part) => string;
  /** Who is called; a danger that is there now is told to call at once. */
  readonly help: (help: FaultHelp, isUrgent: boolean) => string;
  readonly cause: (key: string) => string;
  readonly refusal: (reason: string, params: Readonly<Record<string, number | string>>) => string;
}

/** What there is to say about faults, in the language that is shown. */
export const useFaultText = (): FaultText => {
  const { t } = useTranslation(['faults', 'common']);
  const format = useFormat();
  return useMemo(() => {
    // Faults come from the catalogue of the rules; a test holds texts and rules together.
    const lookup = t as unknown as Lookup;
    const name = (bit: number) => lookup(`common:fault.${bit}`);
    const cause = (key: string) => lookup(`faults:cause.${key}`);
    const inWords = (key: string, value: number | string): string | number => {
      if (key === 'fault') return name(Number(value));
      if (key === 'cause') return cause(String(value));
      return key === 'waitS' ? format.duration(Number(value)) : value;
    };
    return {
      name,
      cause,
      part: (fault, part) => lookup(`faults:fault.${fault.key}.${part}`),
      help: (help, isUrgent) => lookup(`faults:help.${help}.${isUrgent ? 'now' : 'later'}`),
      refusal: (reason, params) =>
        lookup(
          `faults:clear.${reason}`,
          Object.fromEntries(Object.entries(params).map(([key, value]) => [key, inWords(key, value)])),
        ),
    };
  }, [t, format]);
};
