import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import type { BalanceState, ChargerState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { capacityOf, pathOf, stateArbitrary } from './balanceFixtures.ts';

interface Resource {
  readonly room: number;
  readonly users: readonly number[];
}

const resourcesOf = (state: BalanceState, served: readonly ChargerState[]): Resource[] =>
  state.nodes.flatMap((node) =>
    ([0, 1, 2] as const).map((phase) => ({
      room: capacityOf(state, node, phase),
      users: served.flatMap((charger, index) =>
        pathOf(state, charger.node).includes(node) &&
        (charger.phases ?? [1, 2, 3]).includes((phase + 1) as 1 | 2 | 3)
          ? [index]
          : [],
      ),
    })),
  );

const isBetter = (a: readonly number[], b: readonly number[]): boolean => {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
};

const sorted = (a: readonly number[]) => [...a].sort((first, second) => first - second);

/** Tries every vector for a served set and keeps the one whose sorted shares are the best. */
const bruteForce = (state: BalanceState, served: readonly ChargerState[]): number[] => {
  const resources = resourcesOf(state, served);
  let best: number[] = [];
  const walk = (x: number[]): void => {
    const charger = served[x.length];
    if (charger === undefined) {
      const shares = sorted(x);
      if (best.length === 0 || isBetter(shares, best)) best = shares;
      return;
    }
    for (let a = charger.minA; a <= charger.maxA; a += 1) {
      const next = [...x, a];
      const fits = resources.every(({ room, users }) => {
        const sum = users.reduce((total, user) => total + (next[user] ?? served[user]?.minA ?? 0), 0);
        return sum <= room;
      });
      if (!fits) break;
      walk(next);
    }
  };
  walk([]);
  return best;
};

const close = (state: BalanceState): BalanceState => ({
  ...state,
  // Ranges of 12 A keep five nested loops short.
  chargers: state.chargers.map((charger) => ({
    ...charger,
    maxA: Math.min(charger.maxA, charger.minA + 12),
  })),
});

test('the shares of those who are served are the best smallest-first vector, within 1 A each', () => {
  const tally = { cases: 0, same: 0 };
  fc.assert(
    fc.property(stateArbitrary(5, 4).map(close), (state) => {
      const { setA } = allocate(state);
      const served = state.chargers.filter(({ id }) => (setA[id] ?? 0) > 0);
      if (served.length === 0) return;
      const mine = sorted(served.map(({ id }) => setA[id] ?? 0));
      const best = bruteForce(state, served);
      expect(mine[0]).toBe(best[0]);
      for (const [index, a] of mine.entries())
        expect(Math.abs(a - (best[index] ?? 0))).toBeLessThanOrEqual(1);
      tally.cases += 1;
      if (mine.every((a, index) => a === best[index])) tally.same += 1;
    }),
    { numRuns: 300, seed: 5 },
  );
  expect(tally.same / tally.cases).toBeGreaterThan(0.9);
});
