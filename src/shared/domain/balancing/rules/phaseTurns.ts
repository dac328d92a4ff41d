import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import type { Demand } from '#shared/domain/balancing/allocate/demand.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { type SiteView, viewSite } from './siteView.ts';

const turnS = 900;

/** Equal share of one node for one car: the smallest over its phases. */
const shareAt = (view: SiteView, node: number, demand: Demand, active: readonly Demand[]): number => {
  const below = active.filter(({ charger }) =>
    view.tree.ancestors(view.tree.indexOf(charger.node)).includes(node),
  );
  return Math.min(
    ...demand.phases.map((phase) => {
      const cars = below.filter(({ phases }) => phases.includes(phase)).length;
      return Math.floor((view.capacity[node]?.capacityA[phase] ?? 0) / Math.max(1, cars));
    }),
  );
};

/** Every node applies the rule on its own limit, and the smallest value wins. */
const shareOf = (view: SiteView, demand: Demand, active: readonly Demand[]): number => {
  const nodes = view.tree.ancestors(view.tree.indexOf(demand.charger.node));
  return Math.min(demand.maxA, ...nodes.map((node) => shareAt(view, node, demand, active)));
};

/** Who charges longest goes to the back every 15 minutes; the queue is in the order of waiting. */
const queueOf = ({ demands, nowS, passedS }: SiteView): Demand[] => {
  const asking = demands.filter(({ isAsking }) => isAsking);
  const running = asking
    .filter(({ memory }) => memory.isOn)
    .sort((a, b) => a.memory.switchedS - b.memory.switchedS);
  const waiting = asking.filter(({ memory }) => !memory.isOn).sort((a, b) => sinceOf(a) - sinceOf(b));
  const isTurn = waiting.length > 0 && Math.floor(nowS / turnS) !== Math.floor((nowS - passedS) / turnS);
  const [longest, ...others] = running;
  if (!isTurn || longest === undefined) return [...running, ...waiting];
  return [...others, ...waiting, longest];
};

const sinceOf = ({ memory }: Demand): number => Math.max(memory.waitingSinceS, memory.switchedS);

/**
 * Per phase an equal share among the cars on it, at every node by itself. Below the minimum the newest wait in a queue;
 * every 15 minutes the one who charges longest goes to its back and the head enters.
 */
export const phaseTurns = (state: BalanceState): Pick<Allocation, 'setA' | 'memory'> => {
  const view = viewSite(state);
  let active: Demand[] = [];
  for (const demand of queueOf(view)) {
    const tried = [...active, demand];
    // Only cars with a common phase feel a new one.
    const near = tried.filter(({ phases }) => phases.some((phase) => demand.phases.includes(phase)));
    if (near.every((each) => shareOf(view, each, tried) >= each.minA)) active = tried;
  }
  const setA = Object.fromEntries(view.demands.map(({ charger }) => [charger.id, 0]));
  for (const demand of active) setA[demand.charger.id] = shareOf(view, demand, active);
  return view.done(setA);
};
