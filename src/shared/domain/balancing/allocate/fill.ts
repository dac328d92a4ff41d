import type { Rooms } from './rooms.ts';
import { classOf, type Share, weightOf } from './target.ts';

const isBefore = (a: Share, b: Share): boolean => {
  const difference = a.a / weightOf(a) - b.a / weightOf(b);
  return difference === 0 ? a.place < b.place : difference < 0;
};

/** Sinks the first entry of a binary heap to where it belongs. */
const sink = (heap: Share[], size: number): void => {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= size) return;
    const [first, second, here] = [heap[left], heap[left + 1], heap[at]];
    if (first === undefined || here === undefined) return;
    const isSecond = left + 1 < size && second !== undefined && isBefore(second, first);
    const lower = isSecond ? second : first;
    if (!isBefore(lower, here)) return;
    const lowerAt = isSecond ? left + 1 : left;
    heap[at] = lower;
    heap[lowerAt] = here;
    at = lowerAt;
  }
};

/** Raises the lowest level by 1 A until everybody is at his maximum or at a full node (weighted max-min). */
const fillClass = (shares: readonly Share[], rooms: Rooms): void => {
  const heap = [...shares].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  let size = heap.length;
  while (size > 0) {
    const share = heap[0];
    if (share === undefined) return;
    share.bound = share.a >= share.demand.maxA ? -1 : rooms.blocked(share.load, 1);
    if (share.a < share.demand.maxA && share.bound < 0) {
      rooms.take(share.load, 1);
      share.a += 1;
    } else {
      size -= 1;
      const last = heap[size];
      if (last !== undefined) heap[0] = last;
    }
    sink(heap, size);
  }
};

/** Hands out what is left over the minimums, one class after another. */
export const fill = (shares: readonly Share[], rooms: Rooms): void => {
  const served = shares.filter((share) => share.state === 'served');
  const classes = [...new Set(served.map(classOf))].sort((a, b) => a - b);
  for (const level of classes)
    fillClass(
      served.filter((share) => classOf(share) === level),
      rooms,
    );
};
