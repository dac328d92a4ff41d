import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { formatParams } from './formatParams.ts';

type Params = Readonly<Record<string, string | number>>;
type Lookup = (key: string, options: Record<string, string>) => string;

export interface RuleText {
  readonly finding: (finding: { readonly rule: string; readonly params: Params }) => {
    text: string;
    hint: string;
  };
  readonly stageReason: (reason: string, params: Params) => string;
  readonly test: (reason: string, params: Params) => string;
}

/** What the rules found, as sentences. */
export const useRuleText = (): RuleText => {
  const { t } = useTranslation(['rules', 'wizard', 'common']);
  const format = useFormat();
  const describe = useDescribePoint();
  return useMemo(() => {
    // Rules and reasons come from the core, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    const say = (key: string, params: Params, fallback: string) =>
      lookup(key, { ...formatParams(params, format, describe, lookup), defaultValue: fallback });
    return {
      finding: ({ rule, params }) => ({
        text: say(`rules:finding.${rule}.text`, params, rule),
        hint: say(`rules:finding.${rule}.hint`, params, ''),
      }),
      stageReason: (reason, params) => say(`rules:stageReason.${reason}`, params, reason),
      test: (reason, params) => say(`rules:test.${reason}`, params, reason),
    };
  }, [t, format, describe]);
};
