import { expect, test } from 'vitest';
import { runControlTest } from '#core/loadbalancing/runControlTest.ts';
import type { TestLink } from '#core/loadbalancing/testLink.ts';
import type { Clock } from '#core/ports/clock.ts';
import { planControlTest } from '#shared/domain/controlTest.ts';

/** A clock whose waits are over at once. */
const createQuickClock = (): Clock => {
  let ms = 0;
  return {
    nowMs: () => ms,
    monotonicMs: () => ms,
    sleep: async (waitMs, signal) => {
      signal?.throwIfAborted();
      ms += waitMs;
    },
    speed: () => 1,
    setSpeed: () => undefined,
  };
};

/** A charger that does what it is told, with a car that draws all it may. */
const createObedientLink = (selfTest: 'passed' | 'failed') => {
  const setsA: number[] = [];
  const link: TestLink = {
    setA: async (setpointA) => void setsA.push(setpointA),
    refresh: async () => undefined,
    look: async () => {
      const nowA = setsA.at(-1) ?? 0;
      return { inForceA: nowA, offeredA: nowA, currentA: [nowA, nowA, nowA], isPlugged: true };
    },
    selfTest: async () => selfTest,
    release: async () => undefined,
  };
  return { link, setsA };
};

const plan = planControlTest({
  variant: 'bluetooth',
  limitA: 16,
  failsafeA: null,
  timeoutS: 0,
  hasCar: true,
});

test('a charger that failed its self test stays paused', async () => {
  const { link, setsA } = createObedientLink('failed');
  const { signal } = new AbortController();
  const result = await runControlTest({
    link,
    clock: createQuickClock(),
    plan,
    emit: () => undefined,
    signal,
  });
  expect(result.verdict).toBe('fail');
  expect(setsA.at(-1)).toBe(0);
});

test.each([
  ['highest', 6],
  ['pause', 0],
])('a test cancelled at the step %s leaves %i A', async (step, leftA) => {
  const { link, setsA } = createObedientLink('passed');
  const stopping = new AbortController();
  const running = runControlTest({
    link,
    clock: createQuickClock(),
    plan,
    emit: (event) => event.kind === 'step' && event.id === step && stopping.abort(),
    signal: stopping.signal,
  });
  await expect(running).rejects.toThrow();
  expect(setsA.at(-1)).toBe(leftA);
});

test('a test cancelled before the car is there sets nothing', async () => {
  const { link, setsA } = createObedientLink('passed');
  const stopping = new AbortController();
  const running = runControlTest({
    link: { ...link, look: async () => ({ ...(await link.look()), isPlugged: false }) },
    clock: createQuickClock(),
    plan,
    emit: (event) => event.kind === 'waiting' && stopping.abort(),
    signal: stopping.signal,
  });
  await expect(running).rejects.toThrow();
  expect(setsA).toEqual([]);
});
