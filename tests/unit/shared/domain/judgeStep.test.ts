import { expect, test } from 'vitest';
import { type ControlStep, planControlTest } from '#shared/domain/controlTest.ts';
import { type ControlSample, earlyVerdict, judgeStep, overallVerdict } from '#shared/domain/judgeStep.ts';
import { testReasons } from '#shared/domain/stepVerdict.ts';

const plan = (hasCar: boolean, failsafeA = 6) => [
  ...planControlTest({ variant: 'full', limitA: 16, failsafeA, timeoutS: 30, hasCar }).steps,
  ...planControlTest({ variant: 'bluetooth', limitA: 16, failsafeA: null, timeoutS: 0, hasCar }).steps,
];
const stepOf = (idOrKind: string, hasCar = true, failsafeA = 6): ControlStep => {
  const step = plan(hasCar, failsafeA).find((each) => each.id === idOrKind);
  if (step === undefined) throw new Error(`no step ${idOrKind}`);
  return step;
};
/** Samples at the given seconds; the offer follows unless said otherwise. */
const look = (tS: number, currentA: number | null, offeredA: number | null, more = {}): ControlSample => ({
  tMs: tS * 1000,
  setpointA: null,
  offeredA,
  currentA: [currentA, null, null],
  ...more,
});
const brief = (step: ControlStep, samples: ControlSample[]) => {
  const { verdict, reason, params } = judgeStep(step, samples);
  expect(Object.keys(params).sort()).toEqual([...testReasons[reason]].sort());
  return [verdict, reason];
};

test.each([
  [6.5, 'pass', 'setpoint-kept'],
  [6.6, 'fail', 'setpoint-exceeded'],
  [5, 'pass', 'setpoint-kept'],
  [4.9, 'pass', 'car-draws-less'],
  [1, 'pass', 'car-draws-less'],
  [0.9, 'not-proven', 'car-draws-nothing'],
])('6 A with %s A measured 10 s after the write: %s, %s', (measured, verdict, reason) => {
  expect(brief(stepOf('lowest'), [look(9.9, 14, 6), look(10, measured, 6)])).toEqual([verdict, reason]);
});

test.each([
  [11.5, 'pass'],
  [11.6, 'fail'],
])('11 A with %s A measured: %s', (measured, verdict) => {
  expect(brief(stepOf('middle'), [look(12, measured, 11)])[0]).toBe(verdict);
});

test('judges the highest phase', () => {
  const sample = { ...look(11, 0, 6), currentA: [5.9, 6.7, null] };
  expect(brief(stepOf('lowest'), [sample])).toEqual(['fail', 'setpoint-exceeded']);
});

test('calls a car that draws nothing a fault only after the last attempt', () => {
  const last = { ...stepOf('lowest'), setpointA: 10, furtherAttemptsA: [] };
  expect(brief(last, [look(11, 0, 10)])).toEqual(['fail', 'car-draws-nothing']);
});

test('proves nothing without samples after the settling time', () => {
  expect(brief(stepOf('lowest'), [])).toEqual(['not-proven', 'no-samples']);
  expect(brief(stepOf('lowest'), [look(9.99, 6, 6)])).toEqual(['not-proven', 'no-samples']);
});

test('warns when something else limits the offer', () => {
  expect(brief(stepOf('highest'), [look(11, 9.8, 10)])).toEqual(['warn', 'limited-elsewhere']);
});

test('fails when the charger offers or reports another set-point', () => {
  expect(brief(stepOf('lowest'), [look(11, 6, 8)])).toEqual(['fail', 'setpoint-not-in-force']);
  expect(brief(stepOf('middle'), [look(11, 6, 6, { inForceA: 6 })])).toEqual([
    'fail',
    'setpoint-not-in-force',
  ]);
});

test.each([
  [16.8, null],
  [16.9, 'above-limit'],
])('stops at once at %s A under a limit of 16 A: %s', (measured, reason) => {
  expect(earlyVerdict(stepOf('highest'), [look(1, measured, 16)])?.reason ?? null).toBe(reason);
});

test('stops at once when the pilot offers more than the limit, whatever the step', () => {
  for (const step of plan(true))
    expect(earlyVerdict(step, [look(0.5, 0, 16.3)])).toMatchObject({
      verdict: 'fail',
      reason: 'offered-above-limit',
    });
});

test('without a car says set-point in force, current not measured', () => {
  const step = stepOf('highest', false);
  expect(brief(step, [look(11, 0, 16)])).toEqual(['not-proven', 'current-not-measured']);
  expect(brief(step, [look(11, 0, 0, { inForceA: 16 })])).toEqual(['not-proven', 'current-not-measured']);
  expect(brief(step, [look(11, 0, 0)])).toEqual(['fail', 'setpoint-not-in-force']);
  expect(brief(step, [look(11, 0, 0, { inForceA: 6 })])).toEqual(['fail', 'setpoint-not-in-force']);
});

test('does not take what was asked for as proof that it is in force', () => {
  expect(brief(stepOf('highest', false), [look(11, 0, 0, { setpointA: 16 })])[0]).toBe('fail');
});

const falls = (fromA: number, toA: number, atS: number) =>
  [0, atS - 1, atS, 40, 43].map((tS) => look(tS, tS < atS ? fromA : toA, tS < atS ? fromA : toA));

test('measures when and how far the current falls after control is lost', () => {
  const result = judgeStep(stepOf('failsafe'), falls(16, 6, 33));
  expect(result).toEqual({
    verdict: 'pass',
    reason: 'failsafe-taken',
    params: { fromA: 16, measuredA: 6, failsafeA: 6, afterS: 33 },
  });
});

test.each([
  [6.5, 'pass', 'failsafe-taken'],
  [6.6, 'fail', 'failsafe-exceeded'],
])('fail-safe of 6 A with %s A left: %s, %s', (leftA, verdict, reason) => {
  const samples = [look(0, 16, 16), look(40, leftA, 6), look(43, leftA, 6)];
  expect(brief(stepOf('failsafe'), samples)).toEqual([verdict, reason]);
});

test.each([
  [0.9, 'pass'],
  [1, 'fail'],
])('a fail-safe of 0 A leaves %s A: %s', (leftA, verdict) => {
  expect(brief(stepOf('failsafe', true, 0), [look(0, 16, 16), look(41, leftA, 0)])[0]).toBe(verdict);
});

test('fails when the charger stays at its set-point', () => {
  expect(brief(stepOf('failsafe'), [look(0, 16, 16), look(41, 16, 16)])).toEqual([
    'fail',
    'failsafe-not-taken',
  ]);
});

test.each([
  [9.4, 'not-proven'],
  [9.5, 'pass'],
])('a fall from %s A to 6 A: %s', (fromA, verdict) => {
  expect(brief(stepOf('failsafe'), [look(0, fromA, 16), look(41, 6, 6)])[0]).toBe(verdict);
});

test('looks at the watchdog when no current can be measured', () => {
  const step = stepOf('failsafe', false);
  const samples = [
    look(0, 0, 0, { isTripped: false }),
    look(31, 0, 0, { isTripped: true }),
    look(41, 0, 0, { isTripped: true }),
  ];
  expect(judgeStep(step, samples)).toMatchObject({
    verdict: 'not-proven',
    reason: 'failsafe-current-not-measured',
    params: { afterS: 31 },
  });
  const never = samples.map((each) => ({ ...each, isTripped: false }));
  expect(brief(step, never)).toEqual(['fail', 'failsafe-not-taken']);
  expect(brief(step, samples.slice(0, 2))).toEqual(['not-proven', 'no-samples']);
});

test('sees the recovery by the first write and ends the step there', () => {
  const step = stepOf('recovery');
  expect(earlyVerdict(step, [look(0, 6, 6, { inForceA: 16 })])).toBeNull();
  expect(earlyVerdict(step, [look(0, 6, 6), look(4, 6, 16)])).toMatchObject({
    verdict: 'pass',
    params: { setpointA: 16, afterS: 4 },
  });
  expect(brief(step, [look(0, 6, 6), look(60, 6, 6)])).toEqual(['fail', 'not-recovered']);
  expect(brief(stepOf('recovery', false), [look(1, 0, 0, { inForceA: 16, isTripped: false })])[0]).toBe(
    'pass',
  );
});

test.each([
  [0.9, 'pass', 'paused'],
  [1, 'fail', 'still-drawing'],
])('pause with %s A after 10 s: %s, %s', (measured, verdict, reason) => {
  expect(brief(stepOf('pause'), [look(2, 6, 0), look(10, measured, 0)])).toEqual([verdict, reason]);
});

test('fails a pause that still offers current, and proves none without a car', () => {
  expect(brief(stepOf('pause'), [look(11, 0, 6)])).toEqual(['fail', 'pause-not-in-force']);
  expect(brief(stepOf('pause', false), [look(11, 0, 0)])).toEqual([
    'not-proven',
    'pause-current-not-measured',
  ]);
});

test.each([
  [60, 'pass', 'resumed'],
  [60.1, 'warn', 'resumed-late'],
])('charging again after %s s: %s, %s', (tS, verdict, reason) => {
  const samples = [look(1, 0, 10), look(tS, 5.1, 10)];
  expect(brief(stepOf('resume'), samples)).toEqual([verdict, reason]);
  expect(earlyVerdict(stepOf('resume'), samples)?.reason).toBe(reason);
});

test('warns about a car that sleeps on', () => {
  expect(brief(stepOf('resume'), [look(1, 0, 10), look(90, 5, 10)])).toEqual(['warn', 'not-resumed']);
  expect(earlyVerdict(stepOf('resume'), [look(1, 0, 10)])).toBeNull();
});

test.each([
  ['passed', 'pass', 'self-test-passed'],
  ['failed', 'fail', 'self-test-failed'],
  ['running', 'fail', 'self-test-no-answer'],
] as const)('self-test %s: %s, %s', (selfTest, verdict, reason) => {
  const samples = [look(1, 0, 0, { selfTest: 'running' }), look(3, 0, 0, { selfTest })];
  expect(brief(stepOf('self-test'), samples)).toEqual([verdict, reason]);
  expect(earlyVerdict(stepOf('self-test'), samples)?.reason ?? null).toBe(
    selfTest === 'running' ? null : reason,
  );
});

test('takes the worst of all verdicts', () => {
  expect(overallVerdict(['pass', 'warn'])).toBe('warn');
  expect(overallVerdict(['warn', 'not-proven'])).toBe('not-proven');
  expect(overallVerdict(['not-proven', 'fail', 'pass'])).toBe('fail');
  expect(overallVerdict(['pass'])).toBe('pass');
  expect(overallVerdict([])).toBe('not-proven');
});
