import type { Rooms } from './rooms.ts';
import type { BalanceSettings } from './settings.ts';
import { classOf, type Share, weightOf } from './target.ts';

export interface Moment {
  /** null = no clock: the answer is where the site settles. */
  readonly nowS: number | null;
  readonly isNewEpoch: boolean;
}

const compareAll = (...differences: readonly number[]): number => differences.find((each) => each !== 0) ?? 0;

/** A car that was switched on a moment ago keeps its place, whatever the turn says. */
const isHeld = (share: Share, nowS: number, minOnS: number): boolean => {
  const { isOn, switchedS } = share.demand.memory;
  return isOn && nowS - switchedS < minOnS;
};

/**
 * The order in which cars are let in. At a turn: longest wait first, then the least energy by weight. Between turns
 * those who charge keep their places and the others only fill what is left.
 */
const inOrder = (asking: readonly Share[], moment: Moment, settings: BalanceSettings): Share[] => {
  const { nowS } = moment;
  if (nowS === null)
    return [...asking].sort((a, b) => compareAll(classOf(a) - classOf(b), a.place - b.place));
  const wait = ({ demand: { memory } }: Share) => (memory.isOn ? 0 : nowS - memory.waitingSinceS);
  const credit = (share: Share) => share.demand.memory.creditAs / weightOf(share);
  const held = (share: Share) => (isHeld(share, nowS, settings.minOnS) ? 0 : 1);
  const running = (share: Share) => (share.demand.memory.isOn ? 0 : 1);
  const rank = ({ demand: { memory } }: Share) => (memory.isOn ? memory.rank : 0);
  return [...asking].sort((a, b) =>
    compareAll(
      classOf(a) - classOf(b),
      held(a) - held(b),
      moment.isNewEpoch ? 0 : running(a) - running(b),
      moment.isNewEpoch ? 0 : rank(a) - rank(b),
      wait(b) - wait(a),
      credit(a) - credit(b),
      a.place - b.place,
    ),
  );
};

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
