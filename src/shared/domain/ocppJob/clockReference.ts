import type { PointValues } from '#shared/domain/pointValue.ts';
import { releaseDateMs } from '#shared/releaseDate.ts';

/** `clock.quality` of a clock nobody has set. */
const unset = 0;

/**
 * What a charger's own clock, read at `takenAtMs` of this computer, says it is now: another clock to compare with (S11).
 * Null where it was never set, and where practice time does not pass as in reality.
 */
export const clockReferenceMs = (
  values: PointValues,
  at: { readonly takenAtMs: number; readonly laptopMs: number; readonly speed: number },
): number | null => {
  const { 'clock.now': clockS, 'clock.quality': quality } = values;
  const readMs = typeof clockS === 'number' && quality !== unset ? clockS * 1000 : 0;
  return readMs < releaseDateMs || at.speed !== 1 ? null : readMs + (at.laptopMs - at.takenAtMs);
};
