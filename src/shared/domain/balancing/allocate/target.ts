import type { Demand } from './demand.ts';
import type { Load, Rooms } from './rooms.ts';
import type { Tree } from './tree.ts';

/** One charger while set-points are handed out. `bound` is the resource that stopped it, -1 for none. */
export interface Share {
  readonly demand: Demand;
  readonly load: Load;
  readonly node: number;
  /** Place among equals, a new one each turn. */
  readonly place: number;
  a: number;
  bound: number;
  state: 'served' | 'no-room' | 'must-wait' | 'not-asking' | 'lost' | 'unbalance';
}

/** A charger and its car follow a fall-back within this time. */
const reactionS = 10;

/** True once a lost charger must have fallen back by itself, its car included. */
export const hasFallenBack = ({ charger }: Demand): boolean =>
  (charger.timeoutS ?? 0) > 0 && (charger.lostForS ?? 0) > (charger.timeoutS ?? 0) + reactionS;

/** What counts for a lost charger: its last set-point until it falls back by itself, its fall-back afterwards. */
const lostCurrentA = (demand: Demand): number => {
  const { charger, memory } = demand;
  const fallbackA = Math.min(charger.fallbackA ?? charger.maxA, charger.maxA);
  const lastA = charger.setA ?? memory.setA;
  const action = charger.fallbackAction ?? 'fallback';
  if (!hasFallenBack(demand) || action === 'hold') return Math.ceil(Math.max(lastA, fallbackA));
  return Math.ceil(action === 'lower' ? Math.min(lastA, fallbackA) : fallbackA);
};

const keyOf = ({ charger, phases, minA, maxA }: Demand): string =>
  [charger.node, phases.join(''), minA, maxA, charger.weight ?? 1].join('|');

/**
 * Puts chargers in an order that does not depend on the order of the list, and that moves on by one each turn, so that
 * nobody is always the first among equals.
 */
const places = (demands: readonly Demand[], epoch: number): number[] => {
  const keyed = demands.map((demand, index) => ({ index, key: keyOf(demand), id: demand.charger.id }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1));
  const place = new Array<number>(demands.length).fill(0);
  keyed.forEach(({ index }, at) => {
    place[index] = (at - (epoch % demands.length) + demands.length) % demands.length;
  });
  return place;
};

/** Opens one share per charger. */
export const createShares = (demands: readonly Demand[], tree: Tree, epoch: number): Share[] => {
  const place = places(demands, epoch);
  return demands.map((demand, index) => {
    const node = tree.indexOf(demand.charger.node);
    return {
      demand,
      node,
      load: { path: tree.pathOf(node), phases: demand.phases },
      place: place[index] ?? 0,
      a: 0,
      bound: -1,
      state: demand.isLost ? 'lost' : demand.isAsking ? 'served' : 'not-asking',
    };
  });
};

export const classOf = (share: Share): number => share.demand.charger.class ?? 1;

export const weightOf = (share: Share): number => share.demand.charger.weight ?? 1;

/** Charges every lost charger to all its wired phases before anything is handed out. */
export const takeLost = (shares: readonly Share[], rooms: Rooms): void => {
  for (const share of shares) {
    if (share.state !== 'lost') continue;
    share.a = lostCurrentA(share.demand);
    rooms.take({ path: share.load.path, phases: share.demand.wired }, share.a);
  }
};
