import type { NodeCapacity } from './capacity.ts';
import type { Share } from './target.ts';
import type { Tree } from './tree.ts';

interface Watched {
  readonly node: number;
  readonly limitA: number;
  readonly shares: readonly Share[];
}

const watched = (tree: Tree, shares: readonly Share[]): Watched[] =>
  tree.nodes.flatMap((node, index): Watched[] => {
    if (node.unbalanceA === undefined) return [];
    const below = shares.filter((share) => tree.ancestors(share.node).includes(index));
    return [{ node: index, limitA: node.unbalanceA, shares: below }];
  });

/** What a car certainly loads: what is measured, at most its share. */
const drawn = (share: Share, phase: number, a: number): number => {
  const measured = share.demand.charger.measuredA;
  if (!measured) return share.load.phases.some((each) => each === phase) ? a : 0;
  return Math.min(a, measured[phase] ?? 0);
};

/** The lowest phase as it really is: a share that is not drawn lifts nothing. */
const lowestOf = (shares: readonly Share[], base: readonly number[], of: (share: Share) => number): number =>
  Math.min(
    ...[0, 1, 2].map(
      (phase) =>
        Math.max(0, base[phase] ?? 0) +
        shares.reduce((sum, share) => sum + drawn(share, phase, of(share)), 0),
    ),
  );

const levels = (
  shares: readonly Share[],
  base: readonly number[],
  of: (share: Share) => number,
): number[] => {
  const sum = base.map((a) => Math.max(0, a));
  for (const share of shares) {
    const phases = share.state === 'lost' ? share.demand.wired : share.load.phases;
    for (const phase of phases) sum[phase] = (sum[phase] ?? 0) + of(share);
  }
  return sum;
};

/** The car that gives way: on the highest phase, not on all three, the largest share first. */
const givesWay = (shares: readonly Share[], phase: number): Share | undefined => {
  let found: Share | undefined;
  for (const share of shares) {
    const { phases } = share.load;
    if (share.state !== 'served' || share.a === 0 || phases.length === 3) continue;
    if (!phases.some((each) => each === phase)) continue;
    if (found === undefined || share.a > found.a || (share.a === found.a && share.place > found.place))
      found = share;
  }
  return found;
};

/**
 * Lowers cars that load one or two phases until no phase is too far above the lowest. This rule is not monotone
 * (lowering the lowest phase can break it), so it comes last and only ever lowers.
 */
export const limitUnbalance = (
  tree: Tree,
  shares: readonly Share[],
  capacity: readonly NodeCapacity[],
): void => {
  for (const { node, limitA, shares: below } of watched(tree, shares)) {
    for (;;) {
      const base = capacity[node]?.baseA ?? [0, 0, 0];
      const sum = levels(below, base, (share) => share.a);
      const highest = sum.indexOf(Math.max(...sum));
      if ((sum[highest] ?? 0) - lowestOf(below, base, (share) => share.a) <= limitA) break;
      const share = givesWay(below, highest);
      if (share === undefined) break;
      share.a = share.a > share.demand.minA ? share.a - 1 : 0;
      share.state = share.a === 0 ? 'unbalance' : 'served';
      share.bound = -2 - node;
    }
  }
};

/** Tells whether raising one share from what is set now keeps the phases close enough together. */
export const createUnbalanceGuard = (
  tree: Tree,
  shares: readonly Share[],
  capacity: readonly NodeCapacity[],
  setA: ReadonlyMap<Share, number>,
): ((share: Share, a: number) => boolean) => {
  const nodes = watched(tree, shares);
  return (share, a) =>
    nodes.every(({ node, limitA, shares: below }) => {
      if (share.load.phases.length === 3 || !below.includes(share)) return true;
      const base = capacity[node]?.baseA ?? [0, 0, 0];
      const of = (each: Share) => (each === share ? a : (setA.get(each) ?? 0));
      const sum = levels(below, base, of);
      const lowest = lowestOf(below, base, of);
      return share.load.phases.every((phase) => (sum[phase] ?? 0) - lowest <= limitA);
    });
};
