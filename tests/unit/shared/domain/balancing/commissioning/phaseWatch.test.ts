import { expect, test } from 'vitest';
import { createPhaseWatch } from '#shared/domain/balancing/commissioning/phaseWatch.ts';
import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import { createRandom } from '#shared/domain/balancing/whatif/random.ts';

/** A car on L1 that is set up and down every 20 s beside a noisy load; `seen` is how the meter has its phases. */
const watched = (seen: (a: PhaseAmps) => PhaseAmps, phases: 1 | 3 = 1, seconds = 600): boolean => {
  const watch = createPhaseWatch();
  const random = createRandom(5);
  let drawnA = 6;
  for (let nowS = 0; nowS < seconds; nowS += 1) {
    const setA = Math.floor(nowS / 20) % 2 === 0 ? 6 : 12;
    drawnA += Math.max(-3, Math.min(3, setA - drawnA));
    const carA: PhaseAmps = phases === 1 ? [drawnA, 0, 0] : [drawnA, drawnA, drawnA];
    const noise = () => random() - 0.5;
    const lift = nowS % 97 < 6 ? 8 : 0;
    const allA: PhaseAmps = [carA[0] + 4 + noise(), carA[1] + 7 + lift + noise(), carA[2] + 2 + noise()];
    watch.look(seen(allA), carA);
  }
  return watch.isElsewhere();
};

test('notices a meter whose phases are swapped from the steps of a car', () => {
  expect(watched(([l1, l2, l3]) => [l2, l1, l3])).toBe(true);
  expect(watched(([l1, l2, l3]) => [l3, l1, l2])).toBe(true);
});

test('says nothing of a meter as planned, of few steps, or of a car that loads every phase', () => {
  expect(watched((a) => a)).toBe(false);
  expect(watched(([l1, l2, l3]) => [l2, l1, l3], 1, 60)).toBe(false);
  expect(watched(([l1, l2, l3]) => [l2, l1, l3], 3)).toBe(false);
});
