import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { FindingView } from '#shared/contract/jobRows.ts';
import { isLaterAddress } from './pointOfNoReturn.ts';

type Lookup = (key: string, options: Record<string, string>) => string;
type FindingText = (finding: Pick<FindingView, 'rule' | 'params'>) => { text: string; hint: string };

/** What the rules say about a plan or a PIN, as sentences. */
export const useFindingText = (): FindingText => {
  const { t } = useTranslation(['rules', 'configuration']);
  const format = useFormat();
  const describe = useDescribePoint();
  return useMemo(() => {
    // Rules come from the core, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    const inWords = (name: string, value: string | number): string => {
      if (typeof value === 'number') return format.trimmed(value, 2);
      if (name === 'address' && isLaterAddress(value)) return t('configuration:plan.laterAddress');
      if (name === 'point') return describe.label(value);
      if (name === 'points') return value.split(/,\s*/).map(describe.label).join(', ');
      return value;
    };
    return ({ rule, params }) => {
      const words = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, inWords(name, value)]),
      );
      return {
        text: lookup(`rules:finding.${rule}.text`, { ...words, defaultValue: rule }),
        hint: lookup(`rules:finding.${rule}.hint`, { ...words, defaultValue: '' }),
      };
    };
  }, [t, format, describe]);
};
