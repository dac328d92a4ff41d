import type { PointValue } from './pointValue.ts';

/**
 * Compares what was wanted with what was read back; numbers within half a step of the point's scale are the same.
 * `found` undefined or null = the charger did not say.
 */
export function proofResult(
  wanted: PointValue,
  found: PointValue | undefined,
  scale = 1,
): 'in-force' | 'different' | 'not-readable' {
  if (found === undefined) return 'not-readable';
  if (found === wanted) return 'in-force';
  if (found === null) return 'not-readable';
  const isClose =
    typeof wanted === 'number' && typeof found === 'number' && Math.abs(wanted - found) < scale / 2;
  return isClose ? 'in-force' : 'different';
}
