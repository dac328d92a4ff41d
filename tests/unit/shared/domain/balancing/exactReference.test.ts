import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import { usedPhaseAmps, utilisationProgram } from '#tests/support/exactUtilisation.ts';
import { largeState } from './balanceFixtures.ts';

test('uses nearly as much as the exact, unfair optimum, and never more', async () => {
  const highs = await loadHighs();
  const shares = [12, 24, 40, 60].flatMap((chargers) =>
    [1, 2, 3].map((seed) => {
      const state = largeState(chargers, seed);
      const best = highs.solve(utilisationProgram(state)).ObjectiveValue;
      return usedPhaseAmps(state, allocate(state).setA) / best;
    }),
  );
  expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-6);
  expect(Math.min(...shares)).toBeGreaterThan(0.75);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.9);
});
