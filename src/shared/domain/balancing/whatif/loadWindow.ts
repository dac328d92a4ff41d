/** Lowest value of the last seconds, kept for many places at once. */
export interface LowestWindow {
  readonly push: (place: number, value: number, nowS: number) => void;
  readonly lowest: (place: number) => number;
}

/** Keeps, per place, the values that can still become the lowest of the last `windowS` seconds. */
export const createLowestWindow = (places: number, windowS: number): LowestWindow => {
  const queues: { atS: number; value: number }[][] = Array.from({ length: places }, () => []);
  return {
    push: (place, value, nowS) => {
      const queue = queues[place];
      if (queue === undefined) return;
      // A fall wipes out what was higher before it; an equal value is the same stretch going on.
      while (queue.length > 0 && (queue.at(-1)?.value ?? 0) > value) queue.pop();
      if (queue.at(-1)?.value !== value) queue.push({ atS: nowS, value });
      // A value held until the next one was pushed: it is still part of the window while its successor is young.
      while (queue.length > 1 && nowS - (queue[1]?.atS ?? nowS) >= windowS) queue.shift();
    },
    lowest: (place) => queues[place]?.[0]?.value ?? 0,
  };
};
