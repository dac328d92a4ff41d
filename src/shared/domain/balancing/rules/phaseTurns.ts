import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import type { Demand } from '#shared/domain/balancing/allocate/demand.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { type SiteView, viewSite } from './siteView.ts';

const turnS = 900;

/** How many cars count on each phase of each node; node × 3 + phase. */
type Crowd = Int32Array;

const nodesOf = ({ tree }: SiteView, { charger }: Demand): readonly number[] =>
  tree.ancestors(tree.indexOf(charger.node));

const join = (view: SiteView, crowd: Crowd, demand: Demand, by: 1 | -1): void => {
  for (const node of nodesOf(view, demand))
    for (const phase of demand.phases) crowd[node * 3 + phase] = (crowd[node * 3 + phase] ?? 0) + by;
};

/** Equal share among the cars on each phase; every node applies it on its own limit, and the smallest value wins. */
const shareOf = (view: SiteView, demand: Demand, crowd: Crowd): number => {
  let share = demand.maxA;
  for (const node of nodesOf(view, demand))
    for (const phase of demand.phases) {
      const cars = Math.max(1, crowd[node * 3 + phase] ?? 0);
      share = Math.min(share, Math.floor((view.capacity[node]?.capacityA[phase] ?? 0) / cars));
    }
  return share;
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
  const active: Demand[] = [];
  const crowd: Crowd = new Int32Array(view.capacity.length * 3);
  for (const demand of queueOf(view)) {
    join(view, crowd, demand, 1);
    // Only cars with a common phase feel a new one.
    const isNear = ({ phases }: Demand) => phases.some((phase) => demand.phases.includes(phase));
    const fits = (each: Demand) => !isNear(each) || shareOf(view, each, crowd) >= each.minA;
    if (fits(demand) && active.every(fits)) active.push(demand);
    else join(view, crowd, demand, -1);
  }
  const setA = Object.fromEntries(view.demands.map(({ charger }) => [charger.id, 0]));
  for (const demand of active) setA[demand.charger.id] = shareOf(view, demand, crowd);
  return view.done(setA);
};
