import fc from 'fast-check';
import type { BalanceState, ChargerState, NodeState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { createRandom } from '#shared/domain/balancing/whatif/random.ts';

type Phases = NonNullable<ChargerState['phases']>;

const phaseSets: Phases[] = [[1, 2, 3], [1], [2], [3], [1, 2], [2, 3], [1, 3]];
const amps = (min: number, max: number) => fc.integer({ min, max });
const three = (min: number, max: number) => fc.tuple(amps(min, max), amps(min, max), amps(min, max));

const nodeArbitrary = (index: number): fc.Arbitrary<NodeState> =>
  fc.record(
    {
      id: fc.constant(`n${index}`),
      parent: index === 0 ? fc.constant(null) : amps(0, index - 1).map((above) => `n${above}`),
      limitA: three(0, 100),
      loadA: three(-10, 20),
      diversity: fc.constantFrom(1, 0.9, 0.8),
      marginA: amps(0, 3),
    },
    { requiredKeys: ['id', 'parent', 'limitA'] },
  );

const chargerArbitrary = (index: number, nodes: number): fc.Arbitrary<ChargerState> =>
  fc.record(
    {
      id: fc.constant(`c${index}`),
      node: amps(0, nodes - 1).map((at) => `n${at}`),
      minA: fc.constantFrom(6, 6, 6, 8, 10, 14),
      maxA: fc.constantFrom(14, 16, 20, 32),
      phases: fc.constantFrom(...phaseSets),
    },
    { requiredKeys: ['id', 'node', 'minA', 'maxA', 'phases'] },
  );

/** Random trees with random chargers, every state of it valid. */
export const stateArbitrary = (mostChargers: number, mostNodes = 6): fc.Arbitrary<BalanceState> =>
  fc.tuple(amps(1, mostNodes), amps(0, mostChargers)).chain(([nodes, chargers]) =>
    fc.record({
      nodes: fc.tuple(...Array.from({ length: nodes }, (_, index) => nodeArbitrary(index))),
      chargers: fc.tuple(...Array.from({ length: chargers }, (_, index) => chargerArbitrary(index, nodes))),
    }),
  );

/** Nodes from one up to the root. */
export const pathOf = (state: BalanceState, id: string): NodeState[] => {
  const node = state.nodes.find((each) => each.id === id);
  if (node === undefined) return [];
  return node.parent === null ? [node] : [node, ...pathOf(state, node.parent)];
};

const baseOf = (state: BalanceState, node: NodeState, phase: 0 | 1 | 2): number => {
  if (node.loadA !== undefined) return node.loadA[phase];
  const below = state.nodes.filter((each) => each.parent === node.id);
  return below.reduce((sum, each) => sum + Math.max(0, baseOf(state, each, phase)), 0);
};

/** What a node leaves for chargers, worked out the slow way. */
export const capacityOf = (state: BalanceState, node: NodeState, phase: 0 | 1 | 2): number => {
  const usable = node.limitA[phase] * (node.diversity ?? 1) - (node.marginA ?? 0);
  return Math.max(0, Math.floor(usable - Math.max(0, baseOf(state, node, phase)) + 1e-6));
};

/** Sum of set-points at a node and phase. */
export const sumAt = (
  state: BalanceState,
  setA: Readonly<Record<string, number>>,
  node: NodeState,
  phase: 0 | 1 | 2,
): number =>
  state.chargers
    .filter(({ phases }) => (phases ?? [1, 2, 3]).includes((phase + 1) as 1 | 2 | 3))
    .filter((charger) => pathOf(state, charger.node).includes(node))
    .reduce((sum, { id }) => sum + (setA[id] ?? 0), 0);

/** A large site: 1 + n/10 boards, 40 % one-phase and 10 % two-phase cars, some with a minimum of 8 A. */
export const largeState = (chargers: number, seed: number): BalanceState => {
  const random = createRandom(seed);
  const boards = 1 + Math.floor(chargers / 10);
  const mainA = Math.round(chargers * 4 + 20);
  return {
    nodes: [
      { id: 'main', parent: null, limitA: [mainA, mainA, mainA], loadA: [10, 12, 8] },
      ...Array.from(
        { length: boards },
        (_, index): NodeState => ({
          id: `b${index}`,
          parent: index > 3 ? `b${index % 3}` : 'main',
          limitA: index < 3 ? [mainA, mainA, mainA] : [63, 63, 63],
        }),
      ),
    ],
    chargers: Array.from({ length: chargers }, (_, index): ChargerState => {
      const draw = random();
      const first = (1 + Math.floor(random() * 3)) as 1 | 2 | 3;
      const phases: Phases =
        draw < 0.4 ? [first] : draw < 0.5 ? [first, ((first % 3) + 1) as 1 | 2 | 3] : [1, 2, 3];
      const node = `b${Math.floor(random() * boards)}`;
      return { id: `c${index}`, node, phases, minA: random() < 0.1 ? 8 : 6, maxA: random() < 0.5 ? 16 : 32 };
    }),
  };
};
