import type { Clock } from '#core/ports/clock.ts';

/** The computer's own clock; waits for a device are divided by `setSpeed` (practice sites only). */
export const createSystemClock = (): Clock => {
  let speed = 1;
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const onAbort = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        const timer = setTimeout(
          () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
          Math.max(0, ms / speed),
        );
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    speed: () => speed,
    setSpeed: (next) => {
      if (!(next > 0)) throw new RangeError(`speed ${next}`);
      speed = next;
    },
  };
};
