import { useTranslation } from 'react-i18next';
import { checkCurrent } from '#shared/domain/charger/current/checkCurrent.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';

type Lookup = (key: string, options: Record<string, string | number>) => string;

/** Why a chosen current cannot be stored, in words; null = it can. */
export const useCurrentProblem = (chosenA: number | null, bounds: CurrentBounds): string | null => {
  const { t } = useTranslation('charger-rules');
  // The rules decide which names come with which refusal.
  const lookup = t as unknown as Lookup;
  const check = checkCurrent(chosenA ?? Number.NaN, bounds);
  if (!check.isAllowed) return lookup(`charger-rules:currentRefusal.${check.reason}`, check.params);
  return chosenA === 0
    ? lookup('charger-rules:currentRefusal.below-minimum', { wantedA: 0, minA: bounds.minA })
    : null;
};
