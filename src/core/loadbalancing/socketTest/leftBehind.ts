import type { SiteLog } from '#core/ports/siteLog.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';

/** Newest entries looked at: a test is repeated or followed by its consequence, not by a hundred others. */
const lookBack = 50;

/** What a socket test that ended badly left in a charger. */
export interface LeftBehind {
  readonly leftAtA: number;
  /** The set-point there was before the first of these tests. */
  readonly before: PointValue;
  /** What the test advised; null = nothing, 0 = do not charge here. */
  readonly recommendedA: number | null;
}

const setsTheCurrent = (changes: readonly { readonly point: string }[]): boolean =>
  changes.some(({ point }) => point === 'limit.current');

/** What the newest socket test of a charger left behind, unless this program has set the current since. */
export const leftBehind = (log: SiteLog, chargerSerial: string): LeftBehind | null => {
  const { entries } = log.entries({ chargerSerial, kinds: ['test', 'write'] }, { limit: lookBack });
  const newest = entries.find(
    ({ kind, changes, details }) =>
      (kind === 'write' && setsTheCurrent(changes)) || details['purpose'] === 'socket-test',
  );
  if (newest?.kind !== 'test') return null;
  const { leftAtA, before, recommendedA } = newest.details;
  if (typeof leftAtA !== 'number' || (typeof before !== 'number' && typeof before !== 'string')) return null;
  return { leftAtA, before, recommendedA: typeof recommendedA === 'number' ? recommendedA : null };
};
