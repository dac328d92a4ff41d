import type { NodeCapacity } from './capacity.ts';
import type { Rooms } from './rooms.ts';
import type { Held } from './shape.ts';
import type { Share } from './target.ts';
import type { Tree } from './tree.ts';

/** Why a charger has its set-point: a code with the parameters of its text. */
export type Why =
  | { readonly code: 'own-maximum'; readonly maxA: number }
  | { readonly code: 'car-takes-less'; readonly maxA: number }
  | { readonly code: 'node-limit'; readonly node: string; readonly phase: string; readonly limitA: number }
  | { readonly code: 'power-limit'; readonly node: string; readonly powerW: number }
  | { readonly code: 'unbalance'; readonly node: string; readonly limitA: number }
  | { readonly code: 'meter-lost'; readonly node: string; readonly ageS: number }
  | { readonly code: 'meter-stuck' | 'meter-implausible'; readonly node: string }
  | { readonly code: 'meter-old'; readonly node: string; readonly ageS: number }
  | { readonly code: 'waits-for-turn'; readonly node: string; readonly phase: string; readonly at: string }
  | {
      readonly code: 'no-room';
      readonly node: string;
      readonly phase: string;
      readonly freeA: number;
      readonly minA: number;
    }
  | { readonly code: 'must-wait'; readonly forS: number }
  | { readonly code: 'rising'; readonly targetA: number }
  | { readonly code: 'waits-for-others'; readonly targetA: number }
  | { readonly code: 'lost'; readonly a: number; readonly forS: number }
  | { readonly code: 'no-car' | 'wants-nothing' | 'not-ready' };

const names = ['L1', 'L2', 'L3'] as const;

/** The reason as an English sentence; other languages are made from the code. */
export const sentenceOf = (why: Why): string => {
  switch (why.code) {
    case 'own-maximum':
      return `own maximum (${why.maxA} A)`;
    case 'car-takes-less':
      return `the car takes less than it is offered: ${why.maxA} A kept for it`;
    case 'node-limit':
      return `limited by ${why.node} ${why.phase} (${why.limitA} A)`;
    case 'power-limit':
      return `limited by the power of ${why.node} (${why.powerW} W)`;
    case 'unbalance':
      return `limited by the difference between phases at ${why.node} (${why.limitA} A)`;
    case 'meter-lost':
      return `meter of ${why.node} silent for ${Math.round(why.ageS)} s: static`;
    case 'meter-stuck':
      return `meter of ${why.node} repeats the same values: static`;
    case 'meter-implausible':
      return `meter of ${why.node} shows less than its chargers draw: static`;
    case 'meter-old':
      return `meter of ${why.node} silent for ${Math.round(why.ageS)} s: nothing is raised`;
    case 'waits-for-turn':
      return why.at === ''
        ? `waits for its turn: ${why.node} ${why.phase} is full`
        : `waits for its turn at ${why.at}: ${why.node} ${why.phase} is full`;
    case 'no-room':
      return `paused: ${why.node} ${why.phase} leaves ${why.freeA} A, it needs ${why.minA} A`;
    case 'must-wait':
      return `paused a moment ago: waits ${Math.ceil(why.forS)} s`;
    case 'rising':
      return `rising slowly to ${why.targetA} A`;
    case 'waits-for-others':
      return `rises to ${why.targetA} A when others are seen to have gone down`;
    case 'lost':
      return `does not answer for ${Math.round(why.forS)} s: counted at ${why.a} A`;
    case 'no-car':
      return 'no car';
    case 'wants-nothing':
      return 'the car asks for nothing';
    case 'not-ready':
      return 'the car took nothing: offered again at the next turn';
    default:
      return why satisfies never;
  }
};

/** What the reasons are worked out from, besides the share. `whole` are the capacities with nothing taken. */
export interface ReasonSite {
  readonly tree: Tree;
  readonly capacity: readonly NodeCapacity[];
  readonly rooms: Rooms;
  readonly whole: Rooms;
  /** Clock time of the turn of a car that has waited so long. */
  readonly turnAt: (waitedS: number) => string;
  readonly minOffS: number;
  readonly nowS: number | null;
}

const nodeWhy = (bound: number, site: ReasonSite): Why => {
  const { node, kind, phase } = site.rooms.boundOf(bound);
  const known = site.tree.nodes[node];
  const id = known?.id ?? '';
  if (kind === 'power') return { code: 'power-limit', node: id, powerW: known?.powerW ?? 0 };
  const { trust, why, ageS } = site.capacity[node] ?? {};
  if (trust === 'static') {
    if (why === 'stuck') return { code: 'meter-stuck', node: id };
    if (why === 'implausible') return { code: 'meter-implausible', node: id };
    return { code: 'meter-lost', node: id, ageS: ageS ?? 0 };
  }
  return { code: 'node-limit', node: id, phase: names[phase], limitA: known?.limitA[phase] ?? 0 };
};

const pausedWhy = (share: Share, site: ReasonSite): Why => {
  const { minA } = share.demand;
  const blocked = site.whole.blocked(share.load, minA);
  if (blocked < 0 && share.bound >= 0) {
    const { node, phase, kind } = site.rooms.boundOf(share.bound);
    const id = site.tree.nodes[node]?.id ?? '';
    return {
      code: 'waits-for-turn',
      node: id,
      phase: kind === 'power' ? 'power' : names[phase],
      at: site.turnAt((site.nowS ?? 0) - share.demand.memory.waitingSinceS),
    };
  }
  const { node, phase, kind } = site.whole.boundOf(blocked);
  const why = nodeWhy(blocked, site);
  if (why.code !== 'node-limit') return why;
  const freeA = Math.max(0, site.whole.free(share.load));
  return {
    code: 'no-room',
    node: site.tree.nodes[node]?.id ?? '',
    phase: kind === 'power' ? 'power' : names[phase],
    freeA,
    minA,
  };
};

const askingWhy = (share: Share): Why => {
  const { charger } = share.demand;
  if (charger.isPlugged === false) return { code: 'no-car' };
  return { code: charger.wants === false ? 'wants-nothing' : 'not-ready' };
};

const heldWhy = (share: Share, held: Held, site: ReasonSite): Why => {
  if (held !== 'meter')
    return { code: held === 'cut-pending' ? 'waits-for-others' : 'rising', targetA: share.a };
  const frozen = site.tree.ancestors(share.node).find((node) => site.capacity[node]?.trust === 'frozen') ?? 0;
  return {
    code: 'meter-old',
    node: site.tree.nodes[frozen]?.id ?? '',
    ageS: site.capacity[frozen]?.ageS ?? 0,
  };
};

/** Tells why one charger has its set-point. */
export const whyOf = (share: Share, held: Held | undefined, site: ReasonSite): Why => {
  const { demand, state } = share;
  if (state === 'lost') return { code: 'lost', a: share.a, forS: demand.charger.lostForS ?? 0 };
  if (state === 'not-asking') return askingWhy(share);
  if (state === 'must-wait')
    return { code: 'must-wait', forS: site.minOffS - ((site.nowS ?? 0) - demand.memory.switchedS) };
  if (share.bound <= -2) {
    const node = site.tree.nodes[-2 - share.bound];
    return { code: 'unbalance', node: node?.id ?? '', limitA: node?.unbalanceA ?? 0 };
  }
  if (state !== 'served')
    return demand.maxA < demand.minA ? { code: 'own-maximum', maxA: demand.maxA } : pausedWhy(share, site);
  if (held !== undefined) return heldWhy(share, held, site);
  if (share.bound >= 0) return nodeWhy(share.bound, site);
  return { code: demand.isTapered ? 'car-takes-less' : 'own-maximum', maxA: demand.maxA };
};
