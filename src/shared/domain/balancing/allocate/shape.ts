import type { NodeCapacity } from './capacity.ts';
import type { NodeMemory } from './memorySchema.ts';
import type { Rooms } from './rooms.ts';
import type { BalanceSettings } from './settings.ts';
import type { Share } from './target.ts';
import type { Tree } from './tree.ts';
import { createUnbalanceGuard } from './unbalance.ts';

/** Why a set-point is still below its target. */
export type Held = 'raise' | 'meter' | 'cut-pending' | 'stagger' | 'unbalance';

export interface Shaped {
  readonly setA: Map<Share, number>;
  readonly held: Map<Share, Held>;
}

interface Site {
  readonly tree: Tree;
  readonly capacity: readonly NodeCapacity[];
  readonly rooms: Rooms;
  readonly nodes: Map<string, NodeMemory>;
  readonly nowS: number;
  readonly settings: BalanceSettings;
}

/** What is in force now: what the charger says, else what was last set. */
export const currentSetA = ({ demand: { charger, memory } }: Share): number =>
  Math.floor(charger.setA ?? memory.setA);

/** A car above its new set-point is seen to follow down to this much over it. */
const followedA = 0.5;

/**
 * What a charger may still be drawing on each phase, whatever was written to it: its set-point, and until a cut is
 * seen (or `settleS` has passed without a measurement) what it had before. Room is only given away when it is free.
 */
const occupied = (share: Share, setA: number, nowS: number, settleS: number): [number, number, number] => {
  const { charger, memory, wired, phases } = share.demand;
  const found: [number, number, number] = [0, 0, 0];
  const isCutPending = memory.cutS !== null && nowS - memory.cutS < settleS;
  const measured = charger.measuredA ?? null;
  for (const phase of share.state === 'lost' ? wired : phases) found[phase] = setA;
  for (const phase of wired) {
    const drawn = measured === null ? 0 : measured[phase];
    if (drawn > found[phase] + followedA) found[phase] = Math.ceil(drawn);
    if (isCutPending && measured === null) found[phase] = Math.max(found[phase], memory.cutFromA);
  }
  return found;
};

const noteCut = (share: Share, fromA: number, nowS: number): void => {
  const { memory } = share.demand;
  const isOld = memory.cutS === null || nowS - memory.cutS > 15;
  memory.cutFromA = isOld ? fromA : Math.max(memory.cutFromA, fromA);
  memory.cutS = nowS;
};

/** True while a meter above a charger is not fresh: what is not seen is not given away. */
const isFrozen = (share: Share, site: Site): boolean =>
  site.tree.ancestors(share.node).some((node) => site.capacity[node]?.trust === 'frozen');

/** Amperes the nodes above may still rise by in the current window. */
const staggerRoom = (share: Share, { tree, nodes, settings }: Site): number => {
  // An empty window takes any start: a car that needs 10 A cannot start with 8.
  let room = Number.POSITIVE_INFINITY;
  for (const index of tree.ancestors(share.node)) {
    const node = tree.nodes[index];
    const raises = nodes.get(node?.id ?? '')?.raises ?? [];
    if (raises.length === 0) continue;
    for (const phase of share.load.phases) {
      const risen = raises.reduce((sum, raise) => sum + raise.a[phase], 0);
      const mostA = Math.max(settings.nodeRaiseA, settings.nodeRaiseShare * (node?.limitA[phase] ?? 0));
      if (risen > 0) room = Math.min(room, Math.floor(mostA - risen));
    }
  }
  return room;
};

const noteRaise = (share: Share, byA: number, site: Site): void => {
  for (const index of site.tree.ancestors(share.node)) {
    const memory = site.nodes.get(site.tree.nodes[index]?.id ?? '');
    const a: [number, number, number] = [0, 0, 0];
    for (const phase of share.load.phases) a[phase] = byA;
    memory?.raises.push({ atS: site.nowS, a });
  }
};

type Step = { readonly toA: number } | { readonly held: Held };

/** How far one charger may be raised now. */
const nextStep = (share: Share, fromA: number, site: Site): Step => {
  const { memory, minA } = share.demand;
  const { settings, nowS } = site;
  const wantedA = share.a - fromA;
  memory.wantsMoreSinceS ??= nowS;
  if (isFrozen(share, site)) return { held: 'meter' };
  const delayS = wantedA === 1 && share.a > minA ? settings.smallRaiseDelayS : settings.raiseDelayS;
  const hasWaited = nowS - memory.wantsMoreSinceS >= delayS && nowS - memory.raisedS >= settings.raisePauseS;
  if (!hasWaited) return { held: 'raise' };
  const stepA = fromA === 0 ? minA : Math.min(wantedA, settings.raiseStepA);
  const room = staggerRoom(share, site);
  const byA = fromA === 0 && room < minA ? 0 : Math.min(stepA, room);
  return byA >= 1 ? { toA: fromA + byA } : { held: 'stagger' };
};

const cutDown = (shares: readonly Share[], nowS: number, setA: Map<Share, number>): void => {
  for (const share of shares) {
    const fromA = currentSetA(share);
    const toA = share.state === 'lost' ? share.a : Math.min(fromA, share.a);
    if (toA < fromA) noteCut(share, fromA, nowS);
    if (toA < fromA || share.a <= fromA) share.demand.memory.wantsMoreSinceS = null;
    setA.set(share, toA > 0 && toA < share.demand.minA && share.state !== 'lost' ? 0 : toA);
  }
};

/**
 * From targets to set-points: down at once, up slowly and only into room that is seen to be free. `rooms` are the
 * whole capacities, nothing taken.
 */
export const shape = (shares: readonly Share[], site: Site): Shaped => {
  const { nowS, settings, rooms } = site;
  const setA = new Map<Share, number>();
  const held = new Map<Share, Held>();
  cutDown(shares, nowS, setA);
  for (const share of shares)
    rooms.takeEach(share.load.path, occupied(share, setA.get(share) ?? 0, nowS, settings.settleS));
  const fits = createUnbalanceGuard(site.tree, shares, site.capacity, setA);
  const rising = shares.filter((share) => share.state === 'served' && share.a > (setA.get(share) ?? 0));
  const fromOf = (share: Share) => setA.get(share) ?? 0;
  // Who starts comes first, then the lowest level: nobody waits for room that a fast riser has taken.
  rising.sort((a, b) => fromOf(a) - fromOf(b) || a.demand.memory.rank - b.demand.memory.rank);
  for (const share of rising) {
    const fromA = fromOf(share);
    const step = nextStep(share, fromA, site);
    if ('held' in step) {
      held.set(share, step.held);
      continue;
    }
    const byA = step.toA - fromA;
    if (rooms.blocked(share.load, byA) >= 0) held.set(share, 'cut-pending');
    else if (!fits(share, step.toA)) held.set(share, 'unbalance');
    else {
      rooms.take(share.load, byA);
      noteRaise(share, byA, site);
      setA.set(share, step.toA);
      share.demand.memory.raisedS = nowS;
      if (step.toA === share.a) share.demand.memory.wantsMoreSinceS = null;
    }
  }
  return { setA, held };
};
