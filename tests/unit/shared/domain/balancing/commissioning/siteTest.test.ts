import { expect, test } from 'vitest';
import { judgeAllCars, judgeBreaker } from '#shared/domain/balancing/commissioning/judgeSite.ts';
import { overloadedPhase, raiseRoom } from '#shared/domain/balancing/commissioning/raiseRoom.ts';
import {
  controlSteps,
  planSiteTest,
  sweepSetpoints,
} from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { goodCharger, goodSite } from '#tests/unit/shared/domain/balancing/siteFixtures.ts';

test('the sweep goes up in the usual set-points and back to the lowest', () => {
  expect(sweepSetpoints(6, 16)).toEqual([6, 8, 10, 13, 16, 6]);
  expect(sweepSetpoints(6, 32)).toEqual([6, 8, 10, 13, 16, 20, 25, 32, 6]);
  expect(sweepSetpoints(8, 14)).toEqual([8, 10, 13, 14, 8]);
  expect(controlSteps(goodCharger, 'sweep').every(({ limitA }) => limitA === 16)).toBe(true);
});

test('the wiring of every charger comes first, all cars last', () => {
  const { items, totalS } = planSiteTest(goodSite, ['all-cars', 'sweep', 'phases'], ['c1', 'c2']);
  expect(items.map(({ id }) => id)).toEqual([
    'c1:phases',
    'c2:phases',
    'c1:sweep',
    'c2:sweep',
    'site:all-cars',
  ]);
  expect(totalS).toBeGreaterThan(300);
});

const standing = (setA: number, drawnA: number | null) =>
  new Map(goodSite.chargers.map(({ id }) => [id, { setA, drawnA }]));

test('room counts what flows and what the others may still draw', () => {
  const meters = new Map([['main', [40, 20, 20] as const]]);
  // 63 − 40 on L1, less 2 × 6 A that are offered and not drawn; the sub-board: 40 − 12.
  expect(raiseRoom(goodSite, 'c1', { chargers: standing(6, 0), meters })).toMatchObject({
    roomA: 11,
    node: 'main',
  });
  expect(raiseRoom(goodSite, 'c1', { chargers: standing(6, 6), meters }).roomA).toBe(16);
});

test('a reversed transformer makes no room, a silent meter none at all', () => {
  const reversed = new Map([['main', [-60, 0, 0] as const]]);
  expect(raiseRoom(goodSite, 'c1', { chargers: standing(0, 0), meters: reversed }).roomA).toBe(3);
  const silent = raiseRoom(goodSite, 'c1', { chargers: standing(0, 0), meters: new Map([['main', null]]) });
  expect(silent).toEqual({ roomA: 0, node: 'main', isMeterSilent: true });
});

test('a phase above its limit is named', () => {
  expect(overloadedPhase(goodSite, new Map([['main', [63.4, 2, -70] as const]]))).toEqual({
    node: 'main',
    phase: 'L3',
    measuredA: 70,
    limitA: 63,
  });
});

test('a link that was lost is no power cut', () => {
  const watch = { bootA: 6, highestA: 5.9, watchedS: 25 };
  expect(judgeBreaker({ ...watch, hasRestarted: false }).reason).toBe('no-restart');
  expect(judgeBreaker({ ...watch, hasRestarted: true }).verdict).toBe('pass');
  expect(judgeBreaker({ ...watch, highestA: 7, hasRestarted: true }).reason).toBe('breaker-exceeded');
  expect(judgeBreaker({ ...watch, highestA: 0, hasRestarted: true }).verdict).toBe('not-proven');
});

test('all cars: one charger that stays up fails, one car proves nothing', () => {
  const fullest = { node: 'main', phase: 'L1', measuredA: 60, limitA: 63 };
  const fallen = (measuredA: number | null) => ({ name: 'c1', fallbackA: 6, timeoutS: 30, measuredA });
  const watch = { cars: 2, fullest, isMeterSilent: false, afterS: 41 };
  expect(judgeAllCars({ ...watch, chargers: [fallen(6), fallen(6.2)] }).reason).toBe('all-kept');
  expect(judgeAllCars({ ...watch, chargers: [fallen(6), fallen(8)] })).toMatchObject({
    reason: 'all-not-fallen',
    params: { withinS: 40 },
  });
  expect(judgeAllCars({ ...watch, cars: 1, chargers: [fallen(6)] }).verdict).toBe('not-proven');
  const above = { ...fullest, measuredA: 66 };
  expect(judgeAllCars({ ...watch, fullest: above, chargers: [] }).reason).toBe('node-exceeded');
});
