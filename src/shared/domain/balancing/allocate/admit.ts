import type { Rooms } from './rooms.ts';
import type { BalanceSettings } from './settings.ts';
import { classOf, type Share, weightOf } from './target.ts';

export interface Moment {
  /** null = no clock: the answer is where the site settles. */
  readonly nowS: number | null;
  readonly isNewEpoch: boolean;
}

/** A car that was switched on a moment ago keeps its place, whatever the turn says. */
const isHeld = (share: Share, nowS: number, minOnS: number): boolean => {
  const { isOn, switchedS } = share.demand.memory;
  return isOn && nowS - switchedS < minOnS;
};

/** A car that waited so long goes before those who charge at the next turn. */
export const dueAfterS = ({ waitTurns, epochS }: BalanceSettings): number => (waitTurns - 0.5) * epochS;

/** What decides first comes first; the lower value is let in earlier. */
const keyOf = (share: Share, { nowS, isNewEpoch }: Moment, settings: BalanceSettings): readonly number[] => {
  if (nowS === null) return [classOf(share), share.place];
  const { memory } = share.demand;
  const waitS = memory.isOn ? 0 : nowS - memory.waitingSinceS;
  // Who came in the same turn is of the same age: then the least energy comes first.
  const turnsHere = Math.floor(((nowS - memory.sinceS) * weightOf(share)) / settings.epochS);
  return [
    classOf(share),
    isHeld(share, nowS, settings.minOnS) ? 0 : 1,
    isNewEpoch || memory.isOn ? 0 : 1,
    isNewEpoch || !memory.isOn ? 0 : memory.rank,
    isNewEpoch && waitS < dueAfterS(settings) ? 0 : -waitS,
    isNewEpoch ? -turnsHere : 0,
    memory.creditAs / weightOf(share),
    share.place,
  ];
};

/**
 * The order in which cars are let in. At a turn: who has waited for so many turns, then who is here longest,
 * because he leaves soonest, then the least energy by weight. Between turns those who charge keep their places and the others only fill
 * what is left.
 */
const inOrder = (asking: readonly Share[], moment: Moment, settings: BalanceSettings): Share[] =>
  asking
    .map((share) => ({ share, key: keyOf(share, moment, settings) }))
    .sort((a, b) => {
      for (const [at, value] of a.key.entries()) {
        const difference = value - (b.key[at] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    })
    .map(({ share }) => share);

/** Lets cars in one after another, each with its minimum reserved at every node; the others get 0. */
export const admit = (
  shares: readonly Share[],
  rooms: Rooms,
  moment: Moment,
  settings: BalanceSettings,
): void => {
  const asking = shares.filter((share) => share.state === 'served');
  for (const [rank, share] of inOrder(asking, moment, settings).entries()) {
    const { memory, minA, maxA } = share.demand;
    const isTooSoon =
      moment.nowS !== null && !memory.isOn && moment.nowS - memory.switchedS < settings.minOffS;
    share.bound = rooms.blocked(share.load, minA);
    if (share.bound >= 0 || minA > maxA) share.state = 'no-room';
    else if (isTooSoon) share.state = 'must-wait';
    else {
      share.a = minA;
      rooms.take(share.load, minA);
      memory.rank = rank;
    }
  }
};
