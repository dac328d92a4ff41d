import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlFindings, proposedTimeoutS } from '#shared/domain/controlFindings.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { ControlAnswers } from '#shared/domain/jobAnswers.ts';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';
import { sumCheck } from '#shared/domain/sumCheck.ts';
import { goodCircuit } from './circuitFixtures.ts';

const control: ControlAnswers = {
  who: 'other-controller',
  controllerPeriodS: 10,
  timeoutS: 30,
  failsafeA: 6,
  modbusPort: 502,
};
const check = (change: Partial<ControlAnswers>, answers = goodCircuit, limitA = 16) =>
  controlFindings({ control: { ...control, ...change }, answers, limitA, phases: 3 });
const rules = (...args: Parameters<typeof check>) => check(...args).map((each) => each.rule);

const alone = { ...goodCircuit, otherLoadA: { l1: 0, l2: 0, l3: 0 } };

test('accepts a time-out of three periods and a fail-safe that fits', () => {
  expect(check({}).every((each) => each.level === 'pass')).toBe(true);
});

test.each([
  [29, 'timeout-too-short'],
  [30, 'timeout-fits'],
  [31, 'timeout-too-long'],
  [0, 'timeout-zero'],
  [4, 'timeout-not-possible'],
])('says of a time-out of %s s beside other loads: %s', (timeoutS, rule) => {
  expect(rules({ timeoutS })).toContain(rule);
});

test.each([
  [60, 'timeout-fits'],
  [61, 'timeout-too-long'],
])('says of %s s on a fuse of its own: %s', (timeoutS, rule) => {
  expect(rules({ timeoutS }, alone)).toContain(rule);
});

test('takes 5 s as the shortest time-out', () => {
  expect(rules({ timeoutS: 5, controllerPeriodS: 1 })).toContain('timeout-fits');
});

test.each([
  [10, false],
  [10.1, true],
])('refuses a controller whose period is %s s because both rules cannot hold: %s', (period, refused) => {
  expect(rules({ controllerPeriodS: period }).includes('timeout-contradiction')).toBe(refused);
  expect(proposedTimeoutS(goodCircuit, period)).toBe(refused ? null : 30);
});

test('leaves an unknown period as an open point with the longest one that works', () => {
  const { controllerPeriodS: _, ...rest } = control;
  const found = controlFindings({ control: rest, answers: goodCircuit, limitA: 16, phases: 3 });
  expect(found.find((each) => each.rule === 'period-unknown')?.params).toEqual({ timeoutS: 30, periodS: 10 });
});

test('counts loads nobody knows as sharing the fuse', () => {
  expect(longestTimeoutS({})).toBe(30);
  expect(longestTimeoutS(alone)).toBe(60);
  expect(longestTimeoutS({ mainPhases: 1, otherLoadA: { l1: 0 } })).toBe(60);
});

test.each([
  [0, 'failsafe-pause'],
  [1, 'failsafe-not-possible'],
  [5, 'failsafe-not-possible'],
  [6, 'failsafe-fits'],
  [16, 'failsafe-above-limit'],
])('says of a fail-safe of %s A under a limit of 15 A: %s', (failsafeA, rule) => {
  expect(rules({ failsafeA }, goodCircuit, 15)).toContain(rule);
});

test('accepts a fail-safe equal to the limit', () => {
  expect(rules({ failsafeA: 13 }, goodCircuit, 13)).toContain('failsafe-fits');
});

test.each([
  [19, 'failsafe-sum-fits'],
  [19.01, 'failsafe-sum-above'],
])('adds %s A of other load and a fail-safe of 6 A under 25 A: %s', (l2, rule) => {
  const found = check({}, { ...goodCircuit, otherLoadA: { l1: 0, l2, l3: 0 } });
  const onL2 = found.find((each) => each.params['phase'] === 'L2');
  expect(onL2).toMatchObject({ rule, params: { otherA: l2, failsafeA: 6, sumA: l2 + 6, mainA: 25 } });
});

test('leaves the sum open on a phase whose load is not known, and still checks the others', () => {
  const found = check({}, { ...goodCircuit, otherLoadA: { l1: 24, l2: 'unknown', l3: 0 } });
  expect(found.map((each) => each.rule)).toEqual(
    expect.arrayContaining(['failsafe-sum-above', 'failsafe-sum-fits', 'failsafe-sum-unknown']),
  );
});

test('never credits export', () => {
  const { sums } = sumCheck({ ...goodCircuit, otherLoadA: { l1: -20, l2: 0, l3: 0 } }, 16, 3);
  expect(sums[0]).toMatchObject({ otherA: 0, sumA: 16 });
});

test('checks the phase a one-phase charger loads, every phase when nobody knows it', () => {
  const phasesOf = (phaseRotation: 'L1L2L3' | 'L2L3L1' | 'L3L1L2' | 'unknown') =>
    sumCheck({ ...goodCircuit, phaseRotation }, 6, 1).sums.map((each) => each.phase);
  expect(phasesOf('L1L2L3')).toEqual(['L1']);
  expect(phasesOf('L2L3L1')).toEqual(['L2']);
  expect(phasesOf('L3L1L2')).toEqual(['L3']);
  expect(phasesOf('unknown')).toEqual(['L1', 'L2', 'L3']);
  expect(sumCheck({ ...goodCircuit, mainPhases: 1 }, 6, 3).sums.map((each) => each.phase)).toEqual(['L1']);
});

test('sums against the German meter cabinet where it is the smaller one', () => {
  const answers = { ...goodCircuit, mainBreakerA: 50, meterCabinet: '10', country: 'DE' } as const;
  expect(sumCheck(answers, 6, 3).sums[0]?.mainA).toBe(32);
});

test('checks the fixed limit itself when nobody steers', () => {
  const fixed = (limitA: number) =>
    controlFindings({ control: { who: 'nobody' }, answers: goodCircuit, limitA, phases: 3 });
  expect(isRefused(fixed(13))).toBe(false);
  expect(isRefused(fixed(14))).toBe(true);
  expect(
    controlFindings({ control: { who: 'nobody' }, answers: {}, limitA: 10, phases: 3 }).map(
      (each) => each.rule,
    ),
  ).toEqual(['fixed-sum-unknown']);
});

test('refuses when nobody said who steers, or what the time-out and fail-safe are', () => {
  expect(
    controlFindings({ control: {}, answers: goodCircuit, limitA: 16, phases: 3 }).map((each) => each.rule),
  ).toEqual(['control-unanswered']);
  expect(
    controlFindings({
      control: { who: 'other-controller' },
      answers: goodCircuit,
      limitA: 16,
      phases: 3,
    }).map((each) => each.rule),
  ).toEqual(['timeout-missing', 'failsafe-missing']);
});

test.each([
  [0, true],
  [1, false],
  [65535, false],
  [65536, true],
  [502.5, true],
])('refuses port %s: %s', (modbusPort, refused) => {
  expect(rules({ modbusPort }).includes('port-not-possible')).toBe(refused);
});

test('never accepts a fail-safe whose sum is above the main breaker', () => {
  const load = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(load, load, load, fc.integer({ min: 6, max: 32 }), (l1, l2, l3, failsafeA) => {
      const found = check({ failsafeA }, { ...goodCircuit, otherLoadA: { l1, l2, l3 } }, 32);
      const isTooMuch = Math.max(l1, l2, l3) + failsafeA > 25;
      expect(found.some((each) => each.rule === 'failsafe-sum-above')).toBe(isTooMuch);
    }),
  );
});
