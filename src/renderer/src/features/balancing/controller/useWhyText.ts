import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { Why } from '#shared/domain/balancing/allocate/reasons.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

type Lookup = (key: string, options: Record<string, string>) => string;

/** Why a charger has its set-point, in the words of the language; the English sentence where there are none. */
export const useWhyText = (plan: Site | undefined) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  return useMemo(() => {
    const lookup = t as unknown as Lookup;
    return (why: Why | null, sentence: string): string => {
      if (why === null) return sentence;
      const words = Object.fromEntries(
        Object.entries(why).map(([name, value]) => {
          if (typeof value !== 'number') return [name, name === 'node' ? nameOf(plan, value) : value];
          return [name, name.endsWith('S') ? format.duration(value) : format.plain(value, 1)];
        }),
      );
      return lookup(`why.${why.code}`, { ...words, defaultValue: sentence });
    };
  }, [t, format, plan]);
};
