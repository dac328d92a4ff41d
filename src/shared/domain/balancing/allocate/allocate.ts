import { admit, dueAfterS, type Moment } from './admit.ts';
import { capacities, type NodeCapacity } from './capacity.ts';
import { type Demand, demandOf } from './demand.ts';
import { fill } from './fill.ts';
import {
  type BalanceMemory,
  type ChargerMemory,
  type NodeMemory,
  newChargerMemory,
  newNodeMemory,
} from './memorySchema.ts';
import { type ReasonSite, sentenceOf, type Why, whyOf } from './reasons.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { type BalanceSettings, settingsOf } from './settings.ts';
import { currentSetA, type Shaped, shape } from './shape.ts';
import type { BalanceState } from './stateSchema.ts';
import { createShares, hasFallenBack, type Share, takeLost } from './target.ts';
import { compileTree, type Tree } from './tree.ts';
import { limitUnbalance } from './unbalance.ts';

/** The answer to one state. `reasons` are English sentences, `why` the same as codes; whole amperes, 0 = paused. */
export interface Allocation {
  readonly setA: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly why: Readonly<Record<string, Why>>;
  /** What the rules settle at when nothing changes any more; set-points rise towards it. */
  readonly targetA: Readonly<Record<string, number>>;
  /** Chargers whose car should be woken now. */
  readonly wakeUp: readonly string[];
  /** To be handed back with the next state; undefined when the state had no clock. */
  readonly memory?: BalanceMemory;
}

/** A longer gap between two allocations, or a clock that went back, starts the timers anew. */
const longestGapS = 60;

/** Turn in force: counted by the caller, else from the wall clock. */
export const epochOf = (state: BalanceState, epochS: number): number =>
  state.epoch ?? (state.wallS === undefined ? 0 : Math.floor(state.wallS / epochS));

/** Clock time of the turn at which a car that has waited so long goes first; empty without a wall clock. */
const turnOf = (state: BalanceState, settings: BalanceSettings): ((waitedS: number) => string) => {
  const { wallS } = state;
  const { epochS } = settings;
  if (wallS === undefined) return () => '';
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return (waitedS) => {
    const dueS = wallS + Math.max(0, dueAfterS(settings) - waitedS);
    const atS = (Math.max(Math.floor(wallS / epochS) + 1, Math.ceil(dueS / epochS)) * epochS) % 86_400;
    return `${two(atS / 3600)}:${two((atS % 3600) / 60)}`;
  };
};

interface Known {
  readonly chargers: ReadonlyMap<string, ChargerMemory>;
  readonly nodes: Map<string, NodeMemory>;
  readonly passedS: number;
}

/** Copies what is remembered: an allocation never changes what it was given. */
const recall = (state: BalanceState, nowS: number): Known => {
  const { memory } = state;
  const gapS = memory === undefined ? 0 : nowS - memory.nowS;
  const isBroken = gapS < 0 || gapS > longestGapS;
  const chargers = new Map<string, ChargerMemory>();
  for (const { id, setA } of state.chargers) {
    const known = memory?.chargers[id];
    // After a gap only the session is kept: timers of another time say nothing.
    const fresh = { ...newChargerMemory(nowS, setA ?? known?.setA ?? 0), creditAs: known?.creditAs ?? 0 };
    chargers.set(id, known === undefined || isBroken ? fresh : { ...known, recent: [...known.recent] });
  }
  const nodes = new Map<string, NodeMemory>();
  for (const { id } of state.nodes) {
    const known = memory?.nodes[id];
    if (known !== undefined && !isBroken)
      nodes.set(id, { ...known, samples: [...known.samples], raises: [...known.raises] });
  }
  return { chargers, nodes, passedS: isBroken ? 0 : gapS };
};

const settleTargets = (
  tree: Tree,
  demands: readonly Demand[],
  capacity: readonly NodeCapacity[],
  moment: Moment,
  epoch: number,
  settings: BalanceSettings,
): { readonly shares: Share[]; readonly rooms: Rooms; readonly whole: Rooms } => {
  const rooms = createRooms(
    tree,
    capacity.map((each) => each.capacityA),
  );
  const shares = createShares(demands, tree, epoch);
  const whole = rooms.copy();
  takeLost(shares, rooms);
  admit(shares, rooms, moment, settings);
  fill(shares, rooms);
  limitUnbalance(tree, shares, capacity);
  return { shares, rooms, whole };
};

/** Brings the switch, wait and set-point of every charger up to what was decided. */
const remember = (shares: readonly Share[], shaped: Shaped, nowS: number): void => {
  for (const share of shares) {
    const { memory } = share.demand;
    const setA = shaped.setA.get(share) ?? 0;
    if (setA > 0 !== memory.isOn) {
      memory.isOn = setA > 0;
      memory.switchedS = nowS;
      memory.waitingSinceS = nowS;
      if (setA === 0) memory.idleSinceS = null;
    }
    if (share.state === 'not-asking') {
      memory.waitingSinceS = nowS;
      memory.switchedS = -1e9;
    }
    // A lost charger still has what it was last given, until it falls back.
    if (share.state !== 'lost' || hasFallenBack(share.demand)) memory.setA = setA;
  }
};

/** A lost charger may count at what cannot be set; what is set is 0 or at least the minimum. */
const settable = ({ demand: { minA, maxA } }: Share, a: number): number => {
  const setA = Math.min(a, maxA);
  return setA < minA ? 0 : setA;
};

const answer = (
  shares: readonly Share[],
  setOf: (share: Share) => number,
  shaped: Shaped | null,
  site: ReasonSite,
): Omit<Allocation, 'memory'> => {
  const setA: Record<string, number> = {};
  const why: Record<string, Why> = {};
  const reasons: Record<string, string> = {};
  const targetA: Record<string, number> = {};
  for (const share of shares) {
    const { id } = share.demand.charger;
    const reason = whyOf(share, shaped?.held.get(share), site);
    setA[id] = settable(share, setOf(share));
    targetA[id] = share.a;
    why[id] = reason;
    reasons[id] = sentenceOf(reason);
  }
  const wakeUp = shares.filter(({ demand }) => demand.isWakeUp).map(({ demand }) => demand.charger.id);
  return { setA, reasons, why, targetA, wakeUp };
};

/**
 * Works out the set-points of a checked state (`checkState`): whole amperes, 0 or at least the minimum of the car,
 * never more than any node and phase has left. Pure: the same state gives the same answer. With `nowS` set-points go
 * down at once and up slowly, and `memory` is handed on; without it the answer is where the site settles.
 */
export const allocate = (state: BalanceState): Allocation => {
  const settings = settingsOf(state.settings);
  const nowS = state.nowS ?? null;
  const known = recall(state, nowS ?? 0);
  const epoch = epochOf(state, settings.epochS);
  const isNewEpoch = nowS === null || state.memory?.epoch !== epoch;
  const tree = compileTree(state);
  const demands = state.chargers.map((charger) =>
    demandOf(
      charger,
      known.chargers.get(charger.id) ?? newChargerMemory(nowS ?? 0, 0),
      { nowS, passedS: known.passedS, isNewEpoch },
      settings,
    ),
  );
  const capacity = capacities(tree, demands, known.nodes, nowS, settings);
  const { shares, rooms, whole } = settleTargets(
    tree,
    demands,
    capacity,
    { nowS, isNewEpoch },
    epoch,
    settings,
  );
  const site: ReasonSite = {
    tree,
    capacity,
    rooms,
    whole: whole.copy(),
    turnAt: turnOf(state, settings),
    minOffS: settings.minOffS,
    nowS,
  };
  if (nowS === null) return answer(shares, (share) => share.a, null, site);
  for (const { id } of state.nodes) {
    const memory = known.nodes.get(id) ?? newNodeMemory(nowS);
    memory.raises = memory.raises.filter((raise) => nowS - raise.atS < settings.nodeRaiseWindowS);
    known.nodes.set(id, memory);
  }
  const shaped = shape(shares, { tree, capacity, rooms: whole, nodes: known.nodes, nowS, settings });
  remember(shares, shaped, nowS);
  return {
    ...answer(shares, (share) => shaped.setA.get(share) ?? currentSetA(share), shaped, site),
    memory: {
      nowS,
      epoch,
      chargers: Object.fromEntries(demands.map(({ charger, memory }) => [charger.id, memory])),
      nodes: Object.fromEntries(known.nodes),
    },
  };
};
