import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import { answerState } from '#shared/domain/balancing/allocate/answerState.ts';
import type { BalanceState, ChargerState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { capacityOf, largeState, pathOf, stateArbitrary, sumAt } from './balanceFixtures.ts';

const phases = [0, 1, 2] as const;

const smallest = {
  nodes: [
    { id: 'main', parent: null, limitA: [63, 63, 63], loadA: [12, 5, 0] },
    { id: 'board1', parent: 'main', limitA: [40, 40, 40] },
  ],
  chargers: [
    { id: 'c1', node: 'board1', phases: [1, 2, 3], minA: 6, maxA: 16 },
    { id: 'c2', node: 'board1', phases: [2], minA: 8, maxA: 32 },
  ],
};

test('answers the smallest state with set-points and a reason each, nothing else', () => {
  expect(answerState(smallest)).toEqual({
    setA: { c1: 16, c2: 24 },
    reasons: { c1: 'own maximum (16 A)', c2: 'limited by board1 L2 (40 A)' },
  });
});

test('gives 0 or a whole current from the minimum to the maximum, and keeps every node and phase', () => {
  fc.assert(
    fc.property(stateArbitrary(12), (state) => {
      const { setA, reasons } = allocate(state);
      for (const { id, minA, maxA } of state.chargers) {
        const a = setA[id] ?? -1;
        expect(Number.isInteger(a) && (a === 0 || (a >= minA && a <= maxA))).toBe(true);
        expect(reasons[id]).not.toBe('');
      }
      for (const node of state.nodes)
        for (const phase of phases)
          expect(sumAt(state, setA, node, phase)).toBeLessThanOrEqual(capacityOf(state, node, phase));
    }),
    { numRuns: 500 },
  );
});

test('leaves nobody below his maximum who still has room, and nobody out who would fit', () => {
  fc.assert(
    fc.property(stateArbitrary(10), (state) => {
      const { setA } = allocate(state);
      for (const { id, node, minA, maxA, phases: loads } of state.chargers) {
        const has = setA[id] ?? 0;
        const room = Math.min(
          ...pathOf(state, node).flatMap((each) =>
            (loads ?? [1, 2, 3]).map((phase) => {
              const at = (phase - 1) as 0 | 1 | 2;
              return capacityOf(state, each, at) - sumAt(state, setA, each, at);
            }),
          ),
        );
        if (has > 0 && has < maxA) expect(room).toBeLessThan(1);
        if (has === 0) expect(room).toBeLessThan(minA);
      }
    }),
    { numRuns: 500 },
  );
});

test('a node that loses capacity never carries more than before', () => {
  fc.assert(
    fc.property(
      stateArbitrary(10),
      fc.nat(5),
      fc.nat(2),
      fc.integer({ min: 1, max: 40 }),
      (state, at, phase, byA) => {
        const node = state.nodes[at % state.nodes.length];
        if (node === undefined) return;
        const limitA = [...node.limitA] as [number, number, number];
        const index = phase as 0 | 1 | 2;
        limitA[index] = Math.max(0, limitA[index] - byA);
        const lower = { ...node, limitA };
        const changed = { ...state, nodes: state.nodes.map((each) => (each === node ? lower : each)) };
        const before = sumAt(state, allocate(state).setA, node, index);
        expect(sumAt(changed, allocate(changed).setA, lower, index)).toBeLessThanOrEqual(before);
      },
    ),
    { numRuns: 500 },
  );
});

test('the order of the list changes nothing', () => {
  fc.assert(
    fc.property(stateArbitrary(10), (state) => {
      const turned = { nodes: [...state.nodes].reverse(), chargers: [...state.chargers].reverse() };
      expect(allocate(turned).setA).toEqual(allocate(state).setA);
    }),
  );
});

test('the same state gives the same bytes', () => {
  const state = largeState(80, 4);
  expect(JSON.stringify(allocate(state))).toBe(JSON.stringify(allocate(structuredClone(state))));
});

test('below the minimum of every car all are paused, and the reason says what is missing', () => {
  const state = { ...smallest, nodes: [{ id: 'board1', parent: null, limitA: [5, 5, 5] }] };
  expect(answerState(state)).toEqual({
    setA: { c1: 0, c2: 0 },
    reasons: {
      c1: 'paused: board1 L1 leaves 5 A, it needs 6 A',
      c2: 'paused: board1 L2 leaves 5 A, it needs 8 A',
    },
  });
});

test('cars with unknown phases stay inside the limits whichever phases they load', () => {
  fc.assert(
    fc.property(stateArbitrary(8), (state) => {
      const unknown = {
        ...state,
        chargers: state.chargers.map(({ id, node, minA, maxA }): ChargerState => ({ id, node, minA, maxA })),
      };
      const { setA } = allocate(unknown);
      for (const node of state.nodes)
        for (const phase of phases)
          expect(sumAt(state, setA, node, phase)).toBeLessThanOrEqual(capacityOf(state, node, phase));
    }),
  );
});

test('the first class is filled before the second gets more than its minimum', () => {
  const charger = { node: 'main', phases: [1], minA: 6, maxA: 32 };
  const state = {
    nodes: [{ id: 'main', parent: null, limitA: [40, 40, 40] }],
    chargers: [
      { ...charger, id: 'a', class: 2 },
      { ...charger, id: 'b', class: 1 },
    ],
  };
  expect(answerState(state)).toMatchObject({ setA: { a: 8, b: 32 } });
});

test('shares follow the weights', () => {
  const charger = { node: 'main', phases: [1], minA: 6, maxA: 32 };
  const state = {
    nodes: [{ id: 'main', parent: null, limitA: [30, 30, 30] }],
    chargers: [
      { ...charger, id: 'a', weight: 2 },
      { ...charger, id: 'b' },
    ],
  };
  expect(answerState(state)).toMatchObject({ setA: { a: 20, b: 10 } });
});

test('two boxes under 7.56 kW take turns: only one of them runs', () => {
  const charger = { node: 'main', phases: [1, 2, 3] as [1, 2, 3], minA: 6, maxA: 16 };
  const at = (epoch: number): BalanceState => ({
    nodes: [{ id: 'main', parent: null, limitA: [35, 35, 35], powerW: 7560 }],
    chargers: [
      { ...charger, id: 'a' },
      { ...charger, id: 'b' },
    ],
    epoch,
  });
  expect(allocate(at(0)).setA).toEqual({ a: 10, b: 0 });
  expect(allocate(at(1)).setA).toEqual({ a: 0, b: 10 });
  expect(allocate(at(0)).why.a).toMatchObject({ code: 'power-limit', powerW: 7560 });
});

test('one-phase cars stay within the allowed difference between phases', () => {
  const state: BalanceState = {
    nodes: [{ id: 'main', parent: null, limitA: [63, 63, 63], unbalanceA: 20 }],
    chargers: [
      { id: 'a', node: 'main', phases: [1], minA: 6, maxA: 32 },
      { id: 'b', node: 'main', phases: [2], minA: 6, maxA: 32 },
    ],
  };
  const { setA, why } = allocate(state);
  expect(setA).toEqual({ a: 20, b: 20 });
  expect(why.a).toEqual({ code: 'unbalance', node: 'main', limitA: 20 });
});
