import { expect, test } from 'vitest';
import { boardLayout } from '#simulator/wiring/boardLayout.ts';
import type { Order } from '#simulator/wiring/layout.types.ts';
import { createSiteWiring, onSupply } from '#simulator/wiring/siteWiring.ts';

const site = () => {
  const layout = boardLayout({ chargers: 6, base: { kind: 'constant', currentA: [12, 5, 8] }, miswired: 0 });
  const chargers = layout.chargers.map(({ node, wired }) => ({
    node,
    wired,
    drawnA: () => [10, 0, 0] as const,
  }));
  const world = { ms: 0 };
  return { wiring: createSiteWiring(layout, chargers, () => world.ms), layout, world };
};

test.each<[Order, readonly number[]]>([
  ['L1L2L3', [1, 2, 3]],
  ['L2L3L1', [3, 1, 2]],
  ['L3L1L2', [2, 3, 1]],
  ['L2L1L3', [2, 1, 3]],
])('a charger wired %s loads the supply phases behind its own', (order, expected) => {
  expect(onSupply([1, 2, 3], order)).toEqual(expected);
});

test('rotated one-phase cars spread over the phases of their node and of those above', () => {
  const { wiring } = site();
  expect(wiring.flow('board1')?.currentA).toEqual([20, 10, 10]);
  expect(wiring.flow('main')?.currentA).toEqual([32, 25, 28]);
});

test('behind an open breaker nothing flows and there is no voltage', () => {
  const { wiring } = site();
  wiring.switchNode('board1', false);
  expect(wiring.flow('board1')).toEqual({ currentA: [0, 0, 0], voltageV: [0, 0, 0] });
  expect(wiring.flow('main')?.currentA).toEqual([12, 15, 18]);
  wiring.switchNode('main', false);
  expect(wiring.isFed('board1')).toBe(false);
  expect(wiring.flow('main')?.currentA).toEqual([0, 0, 0]);
  expect(wiring.switchNode('cellar', false)).toBe(false);
});

test('a step of base load ends by itself', () => {
  const { wiring, world } = site();
  wiring.base('main')?.step([0, 30, 0], 0, 300_000);
  expect(wiring.nodes()[0]?.baseA).toEqual([12, 35, 8]);
  world.ms = 300_000;
  expect(wiring.nodes()[0]?.baseA).toEqual([12, 5, 8]);
});

test('one charger can be wired otherwise than it was written down', () => {
  const { chargers } = boardLayout({ chargers: 6, base: { kind: 'day', seed: 1, peakA: 20 }, miswired: 3 });
  expect(chargers.map(({ declared, wired }) => declared === wired)).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
  ]);
});
