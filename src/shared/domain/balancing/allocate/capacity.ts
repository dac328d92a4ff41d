import { noAmps, type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import type { Demand } from './demand.ts';
import { type NodeMemory, newNodeMemory } from './memorySchema.ts';
import { type EvCurrent, type MeterTrust, type NodeLoad, readMeter } from './readMeter.ts';
import type { BalanceSettings } from './settings.ts';
import type { NodeState } from './stateSchema.ts';
import type { Tree } from './tree.ts';

/** What a node leaves for chargers, whole amperes per phase, and the load it was worked out from. */
export interface NodeCapacity {
  readonly capacityA: PhaseAmps;
  readonly baseA: PhaseAmps;
  readonly trust: MeterTrust;
  readonly ageS: number;
  readonly why: 'age' | 'stuck' | 'implausible' | null;
}

/** Chargers are read up to so long before or after the meter. */
const alignS = 2.5;

/** A capacity grows only when there is so much more than the next ampere: noise must not make it flap. */
const growA = 0.3;

/** 39.9999999 A left by a subtraction are 40 A. */
const dust = 1e-6;

const remember = (demand: Demand, nowS: number): void => {
  const { charger, memory } = demand;
  memory.recent = memory.recent.filter((sample) => nowS - sample.atS <= alignS && sample.atS < nowS);
  if (charger.measuredA) memory.recent.push({ atS: nowS, a: [...charger.measuredA] });
};

/** Lowest and highest current of each phase over the readings near the meter's. */
const bounds = ({ charger, memory, wired, isLost }: Demand): EvCurrent => {
  const { recent } = memory;
  const [first] = recent;
  if (first === undefined) {
    // Nobody knows what it draws: anything up to what it may have.
    const mostA = Math.max(memory.setA, charger.setA ?? 0, isLost ? (charger.fallbackA ?? charger.maxA) : 0);
    return { lowA: noAmps, highA: perPhase((index) => (wired.includes(index) ? mostA : 0)) };
  }
  const lowA: [number, number, number] = [...first.a];
  const highA: [number, number, number] = [...first.a];
  for (const { a } of recent)
    for (const index of [0, 1, 2] as const) {
      lowA[index] = Math.min(lowA[index], a[index]);
      highA[index] = Math.max(highA[index], a[index]);
    }
  return { lowA, highA };
};

interface EvSum {
  readonly lowA: [number, number, number];
  readonly highA: [number, number, number];
}

/** Sums what the chargers may draw at every node with a meter. */
const evBelow = (tree: Tree, demands: readonly Demand[]): ReadonlyMap<number, EvCurrent> => {
  const sums = new Map<number, EvSum>();
  for (const [node, { meter }] of tree.nodes.entries())
    if (meter !== undefined) sums.set(node, { lowA: [0, 0, 0], highA: [0, 0, 0] });
  if (sums.size === 0) return sums;
  for (const demand of demands) {
    const { lowA, highA } = bounds(demand);
    for (const node of tree.ancestors(tree.indexOf(demand.charger.node))) {
      const sum = sums.get(node);
      if (sum === undefined) continue;
      for (const index of [0, 1, 2] as const) {
        sum.lowA[index] += lowA[index];
        sum.highA[index] += highA[index];
      }
    }
  }
  return sums;
};

const capacityOf = (limitA: PhaseAmps, factor: number, marginA: number, baseA: PhaseAmps): PhaseAmps =>
  // Feeding back is never credited: a reversed transformer must not make room.
  perPhase((i) => Math.max(0, Math.floor(limitA[i] * factor - marginA - Math.max(0, baseA[i]) + dust)));

/** A load that was measured may be a little more than was shown; a design load is what it is. */
const withError = ({ baseA, trust }: NodeLoad, errorA: number): PhaseAmps | null =>
  baseA === null || trust === 'static' ? baseA : perPhase((i) => baseA[i] + errorA);

/** Follows a capacity down at once, and up only with something to spare. */
const steady = (whole: PhaseAmps, memory: NodeMemory, node: NodeState, baseA: PhaseAmps): PhaseAmps => {
  const before = memory.capacityA;
  const sure = capacityOf(node.limitA, node.diversity ?? 1, (node.marginA ?? 0) + growA, baseA);
  const kept = perPhase((i) =>
    before === null ? whole[i] : Math.min(whole[i], Math.max(before[i], sure[i])),
  );
  memory.capacityA = kept;
  return kept;
};

/**
 * Works out what every node leaves for chargers. With a clock the meters are read and remembered in `memories`,
 * without one a reading is taken as it is.
 */
export const capacities = (
  tree: Tree,
  demands: readonly Demand[],
  memories: Map<string, NodeMemory>,
  nowS: number | null,
  settings: BalanceSettings,
): readonly NodeCapacity[] => {
  const atS = nowS ?? 0;
  for (const demand of demands) remember(demand, atS);
  const ev = evBelow(tree, demands);
  const found: NodeCapacity[] = new Array<NodeCapacity>(tree.nodes.length);
  const below: [number, number, number][] = tree.nodes.map(() => [0, 0, 0]);
  for (let at = tree.order.length - 1; at >= 0; at -= 1) {
    const index = tree.order[at] ?? 0;
    const node = tree.nodes[index];
    if (node === undefined) continue;
    let baseA: PhaseAmps | null = node.loadA ?? below[index] ?? noAmps;
    let read: Pick<NodeCapacity, 'trust' | 'ageS' | 'why'> = { trust: 'none', ageS: 0, why: null };
    if (node.meter !== undefined) {
      const memory = memories.get(node.id) ?? newNodeMemory(atS);
      memories.set(node.id, memory);
      const load = readMeter(node, memory, ev.get(index) ?? { lowA: noAmps, highA: noAmps }, atS, settings);
      baseA = withError(load, settings.meterErrorA);
      read = load;
    }
    const shown = baseA ?? node.limitA;
    const whole =
      baseA === null ? noAmps : capacityOf(node.limitA, node.diversity ?? 1, node.marginA ?? 0, baseA);
    const memory = nowS === null || node.meter === undefined ? undefined : memories.get(node.id);
    const capacityA = memory === undefined ? whole : steady(whole, memory, node, shown);
    found[index] = { capacityA, baseA: shown, trust: read.trust, ageS: read.ageS, why: read.why };
    const sum = below[tree.parent[index] ?? -1];
    if (sum !== undefined) for (const i of [0, 1, 2] as const) sum[i] += Math.max(0, shown[i]);
  }
  return found;
};
