import type { BalanceState, NodeState } from './stateSchema.ts';

/**
 * The tree prepared for sums. Nodes that carry exactly the same chargers share one `slot`, so that a long chain costs
 * one sum; `pathOf(node)` are the slots from a node up to the root.
 */
export interface Tree {
  readonly nodes: readonly NodeState[];
  /** Index of the parent, -1 at the root. */
  readonly parent: Int32Array;
  /** Nodes from the root downwards. */
  readonly order: readonly number[];
  /** Slot of each node; -1 where no charger hangs below. */
  readonly slot: Int32Array;
  readonly slots: number;
  readonly indexOf: (id: string) => number;
  readonly pathOf: (node: number) => Int32Array;
  /** Indexes of the nodes from a node up to the root. */
  readonly ancestors: (node: number) => readonly number[];
}

const topDown = (parent: Int32Array): number[] => {
  const children: number[][] = Array.from(parent, () => []);
  const order: number[] = [];
  parent.forEach((above, node) => (above < 0 ? order.push(node) : children[above]?.push(node)));
  for (let at = 0; at < order.length; at += 1) order.push(...(children[order[at] ?? 0] ?? []));
  return order;
};

const slotsOf = (parent: Int32Array, order: readonly number[], hasCharger: Uint8Array) => {
  const slot = new Int32Array(parent.length).fill(-1);
  const branches = new Int32Array(parent.length);
  const onlyBelow = new Int32Array(parent.length).fill(-1);
  let slots = 0;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const node = order[at] ?? 0;
    const count = branches[node] ?? 0;
    if (hasCharger[node] === 1 || count > 1) {
      slot[node] = slots;
      slots += 1;
    } else if (count === 1) slot[node] = onlyBelow[node] ?? -1;
    const above = parent[node] ?? -1;
    if (above >= 0 && slot[node] !== -1) {
      branches[above] = (branches[above] ?? 0) + 1;
      onlyBelow[above] = slot[node] ?? -1;
    }
  }
  return { slot, slots };
};

/** Prepares a checked tree. */
export const compileTree = (state: Pick<BalanceState, 'nodes' | 'chargers'>): Tree => {
  const index = new Map(state.nodes.map((node, at) => [node.id, at]));
  const indexOf = (id: string) => index.get(id) ?? 0;
  const parent = Int32Array.from(state.nodes, (node) => (node.parent === null ? -1 : indexOf(node.parent)));
  const hasCharger = new Uint8Array(state.nodes.length);
  for (const charger of state.chargers) hasCharger[indexOf(charger.node)] = 1;
  const order = topDown(parent);
  const { slot, slots } = slotsOf(parent, order, hasCharger);
  const ancestorsKnown = new Map<number, readonly number[]>();
  const ancestors = (node: number) => {
    const known = ancestorsKnown.get(node);
    if (known !== undefined) return known;
    const walked: number[] = [];
    for (let at = node; at >= 0; at = parent[at] ?? -1) walked.push(at);
    ancestorsKnown.set(node, walked);
    return walked;
  };
  const paths = new Map<number, Int32Array>();
  const pathOf = (node: number) => {
    const known = paths.get(node);
    if (known !== undefined) return known;
    const path = Int32Array.from(new Set(ancestors(node).map((at) => slot[at] ?? -1)));
    paths.set(node, path);
    return path;
  };
  return { nodes: state.nodes, parent, order, slot, slots, indexOf, pathOf, ancestors };
};
