import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Finding } from '#shared/domain/finding.ts';

type Lookup = (key: string, options: Record<string, string>) => string;
export type RuleText = (finding: Pick<Finding, 'rule' | 'params'>) => { text: string; hint: string };

const places = new Set(['node', 'parent', 'charger', 'first', 'second']);

/** What boards and chargers are called, by id. */
export const nameOf = (plan: Site | undefined, id: string): string =>
  [...(plan?.nodes ?? []), ...(plan?.chargers ?? [])].find((each) => each.id === id)?.name ?? id;

/** What the rules of a site and of its proof say, as sentences with the names of the plan. */
export const useRuleText = (plan: Site | undefined): RuleText => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  return useMemo(() => {
    // Rules come from the domain, so their names are not known to the compiler.
    const lookup = t as unknown as Lookup;
    return ({ rule, params }) => {
      const words = Object.fromEntries(
        Object.entries(params).map(([name, value]) => {
          if (typeof value === 'number') return [name, format.plain(value, 2)];
          if (name === 'country') return [name, lookup(`country.${value}`, { defaultValue: value })];
          return [name, places.has(name) ? nameOf(plan, value) : value];
        }),
      );
      return {
        text: lookup(`rule.${rule}.text`, { ...words, defaultValue: rule }),
        hint: lookup(`rule.${rule}.hint`, { ...words, defaultValue: '' }),
      };
    };
  }, [t, format, plan]);
};
