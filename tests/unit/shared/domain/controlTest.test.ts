import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allowedA,
  type ControlTestInput,
  nextAttempt,
  planControlTest,
  testSetpoints,
} from '#shared/domain/controlTest.ts';

const input: ControlTestInput = { variant: 'full', limitA: 16, failsafeA: 6, timeoutS: 30, hasCar: true };
const ids = (change: Partial<ControlTestInput>) =>
  planControlTest({ ...input, ...change }).steps.map((step) => step.id);

test('goes up, loses control at the highest, recovers, goes low, pauses last and resumes', () => {
  const { steps } = planControlTest(input);
  expect(steps.map((step) => [step.id, step.setpointA])).toEqual([
    ['lowest', 6],
    ['middle', 11],
    ['highest', 16],
    ['failsafe', null],
    ['recovery', 16],
    ['lowest-again', 6],
    ['pause', 0],
    ['resume', 10],
  ]);
});

test('proves limits, pause and self-test over Bluetooth, where no watchdog runs', () => {
  expect(ids({ variant: 'bluetooth' })).toEqual([
    'lowest',
    'middle',
    'highest',
    'lowest-again',
    'pause',
    'resume',
    'self-test',
  ]);
});

test('proves set-points and fail-safe over Modbus', () => {
  expect(ids({ variant: 'modbus' })).toEqual([
    'lowest',
    'middle',
    'highest',
    'failsafe',
    'recovery',
    'lowest-again',
  ]);
});

test('stops refreshing only while the watchdog is to trip, for the time-out and 10 s more', () => {
  const { steps, totalS } = planControlTest(input);
  expect(steps.filter((step) => !step.isRefreshed).map((step) => [step.id, step.lastsS])).toEqual([
    ['failsafe', 43],
  ]);
  expect(totalS).toBe(steps.reduce((sum, step) => sum + step.lastsS, 0));
});

test.each([
  [6, [6]],
  [7, [6, 7]],
  [8, [6, 7, 8]],
  [32, [6, 19, 32]],
])('tests a limit of %s A at %j', (limitA, expected) => {
  expect(testSetpoints(6, limitA)).toEqual(expected);
});

test.each([
  [9, ['failsafe-drop']],
  [10, []],
])('says before the start whether a limit of %s A lets the fail-safe be proven', (limitA, expected) => {
  expect(planControlTest({ ...input, limitA }).notProven).toEqual(expected);
});

test('says before the start that currents are not proven without a car', () => {
  expect(planControlTest({ ...input, hasCar: false }).notProven).toEqual(['current']);
});

test('refuses to plan below the minimum', () => {
  expect(() => planControlTest({ ...input, limitA: 5 })).toThrow(RangeError);
});

test('tries a car that draws nothing at 8 and 10 A, never above the limit', () => {
  const attempts = (limitA: number) => {
    const tried: (number | null)[] = [];
    let step = planControlTest({ ...input, limitA }).steps[0] ?? null;
    while (step !== null) {
      tried.push(step.setpointA);
      step = nextAttempt(step);
    }
    return tried;
  };
  expect(attempts(16)).toEqual([6, 8, 10]);
  expect(attempts(10)).toEqual([6, 8, 10]);
  expect(attempts(9)).toEqual([6, 8]);
  expect(attempts(6)).toEqual([6]);
});

test.each([
  [6, 6.5],
  [10, 10.5],
  [11, 11.55],
  [32, 33.6],
])('allows beside %s A up to %s A', (setpointA, expected) => {
  expect(allowedA(setpointA)).toBeCloseTo(expected, 6);
});

test('never plans a set-point above the limit or between 0 and 6 A', () => {
  const variants = fc.constantFrom<ControlTestInput['variant']>('full', 'bluetooth', 'modbus');
  fc.assert(
    fc.property(
      variants,
      fc.integer({ min: 6, max: 40 }),
      fc.integer({ min: 6, max: 40 }),
      (variant, limitA, failsafeA) => {
        for (const step of planControlTest({ ...input, variant, limitA, failsafeA }).steps)
          for (const setpointA of [step.setpointA ?? 0, ...step.furtherAttemptsA]) {
            expect(setpointA).toBeLessThanOrEqual(limitA);
            expect(setpointA === 0 || setpointA >= 6).toBe(true);
          }
      },
    ),
  );
});
