import type { OcppHabits } from './habits.ts';

const shortestMs = 3000;
const randomMs = 10_000;
const doublings = 3;
const stormMs = 100;

/** How long to wait before the next attempt: at least 3 s and up to 10 s more, doubled three times. */
export function createBackOff(speed: number, random: () => number = Math.random) {
  let failures = 0;
  return {
    reset: () => {
      failures = 0;
    },
    nextMs: (habits: OcppHabits): number => {
      // A storm is one at any speed.
      if (habits.backOffStorm === true) return stormMs * speed;
      const factor = 2 ** Math.min(failures, doublings);
      failures += 1;
      return factor * shortestMs + random() * randomMs;
    },
  };
}
