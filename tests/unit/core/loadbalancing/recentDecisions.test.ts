import { expect, test } from 'vitest';
import { createRecentDecisions } from '#core/loadbalancing/controller/recentDecisions.ts';
import type { ControllerState } from '#shared/contract/balancing.ts';

const hourMs = 3_600_000;

/** Controllers that say what the test lets them say. */
const told = () => {
  let states: ControllerState[] = [];
  const listeners: (() => void)[] = [];
  return {
    states: () => states,
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => undefined;
    },
    say: (atMs: number, setA: number | null) => {
      const charger = { id: 'c1', setA, why: null, reason: `${setA} A` };
      states = [{ id: 'k1', atMs, chargers: [charger] } as unknown as ControllerState];
      for (const listener of listeners) listener();
    },
    forget: () => {
      states = [];
      for (const listener of listeners) listener();
    },
  };
};

test('a set-point that stays is no decision; one that changes is, newest first', () => {
  const controllers = told();
  const decisions = createRecentDecisions(controllers);
  controllers.say(0, null);
  controllers.say(1000, 6);
  controllers.say(2000, 6);
  controllers.say(3000, 16);
  controllers.say(4000, null);
  expect(decisions.of('k1').map(({ atMs, setA }) => [atMs, setA])).toEqual([
    [4000, null],
    [3000, 16],
    [1000, 6],
  ]);
});

test('what is older than an hour is let go, and so is a controller that is gone', () => {
  const controllers = told();
  const decisions = createRecentDecisions(controllers);
  controllers.say(0, 6);
  controllers.say(hourMs + 1, 10);
  expect(decisions.of('k1').map(({ setA }) => setA)).toEqual([10]);
  controllers.forget();
  expect(decisions.of('k1')).toEqual([]);
});
