import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { viewSite } from './siteView.ts';

/**
 * One number per node (the limit less the highest phase of the base load), every car counts on it whatever it loads.
 * Who comes first gets his minimum and keeps it until he leaves; the rest goes round ampere by ampere.
 */
export const scalarFirstCome = (state: BalanceState): Pick<Allocation, 'setA' | 'memory'> => {
  const { tree, demands, capacity, done } = viewSite(state);
  const room = capacity.map(({ capacityA }) =>
    Math.min(...capacityA.filter((a) => a > 0), Number.POSITIVE_INFINITY),
  );
  for (const [at, { capacityA }] of capacity.entries()) if (Math.max(...capacityA) === 0) room[at] = 0;
  const setA: Record<string, number> = Object.fromEntries(state.chargers.map(({ id }) => [id, 0]));
  const inOrder = demands
    .filter(({ isAsking }) => isAsking)
    .sort(
      (a, b) =>
        Number(b.memory.isOn) - Number(a.memory.isOn) || a.memory.waitingSinceS - b.memory.waitingSinceS,
    );
  const grant = (id: string, node: string, a: number): boolean => {
    const path = tree.ancestors(tree.indexOf(node));
    if (path.some((at) => (room[at] ?? 0) < a)) return false;
    for (const at of path) room[at] = (room[at] ?? 0) - a;
    setA[id] = (setA[id] ?? 0) + a;
    return true;
  };
  let rising = inOrder.filter(
    ({ charger: { id, node }, minA, maxA }) => minA <= maxA && grant(id, node, minA),
  );
  while (rising.length > 0)
    rising = rising.filter(({ charger: { id, node }, maxA }) => (setA[id] ?? 0) < maxA && grant(id, node, 1));
  return done(setA);
};
