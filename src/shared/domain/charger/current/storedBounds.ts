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
