import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { SiteTestVerdictView } from '#shared/contract/siteTest.ts';
import { isSiteReason } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

type Lookup = (key: string, options: Record<string, string>) => string;

/** What came of a test, as a sentence with the names of the plan. */
export const useVerdictText = (plan: Site | undefined) => {
  const { t } = useTranslation(['siteTest', 'rules']);
  const format = useFormat();
  return useMemo(() => {
    // Reasons come from the domain, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    return ({ reason, params }: SiteTestVerdictView): string => {
      const words = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'number'
            ? format.trimmed(value, 2)
            : name === 'node'
              ? nameOf(plan, value)
              : value,
        ]),
      );
      const key = isSiteReason(reason) ? `siteTest:reason.${reason}` : `rules:test.${reason}`;
      return lookup(key, { ...words, defaultValue: reason });
    };
  }, [t, format, plan]);
};
