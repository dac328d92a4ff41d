import type { PointValues } from '#shared/domain/pointValue.ts';
import { type CurrentBounds, currentBounds } from './currentBounds.ts';

/**
 * Bounds of a current that is stored and used some other day (a window, a card): neither the cable that is plugged in
 * now nor the present user limit binds it; the lower of them holds when it is used.
 */
export const storedBounds = (values: PointValues): CurrentBounds => {
  const { 'limit.cable': _cable, ...lasting } = values;
  return currentBounds({ values: lasting, editing: 'settings.maxCurrent' });
};

/** The lowest lasting bound of such a current when it is used, the user limit among them; null = none is known. */
export const lastingA = (values: PointValues): number | null => {
  const { 'limit.cable': _cable, ...lasting } = values;
  const { bounds } = currentBounds({ values: lasting });
  const limits = bounds.flatMap(({ limitA, isPassing }) => (isPassing ? [] : [limitA]));
  return limits.length === 0 ? null : Math.min(...limits);
};
