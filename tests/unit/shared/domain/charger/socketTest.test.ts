import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SocketSample } from '#shared/domain/charger/socket/phaseTrend.ts';
import { socketSample } from '#shared/domain/charger/socket/socketSample.ts';
import { judgeSocket, socketMustStop } from '#shared/domain/charger/socket/socketTest.ts';

interface Site {
  /** Ohms of the three phases. */
  readonly ohms: readonly number[];
  readonly riseK?: number | null;
  readonly steps?: readonly number[];
  readonly secondsPerStep?: number;
  readonly loaded?: number;
  readonly mainsV?: (index: number) => number;
}

/** A test as it would be sampled: each step held, one sample a second. */
const run = ({
  ohms,
  riseK = 5,
  steps = [6, 10, 16, 6],
  secondsPerStep = 10,
  loaded = 3,
  mainsV = () => 230,
}: Site): SocketSample[] => {
  const amps = steps.flatMap((step) => Array.from({ length: secondsPerStep }, () => step));
  return amps.map((current, index) => ({
    atMs: index * 1000,
    phases: ohms.map((ohm, phase) => {
      const currentA = phase < loaded ? current : 0;
      return { voltageV: mainsV(index) - ohm * currentA, currentA };
    }),
    mainsPlugC: riseK === null ? null : 25 + (riseK * index) / (amps.length - 1),
  }));
};
const codes = (samples: readonly SocketSample[], limitA = 16) =>
  judgeSocket(samples, limitA).remarks.map(({ code }) => code);

const long = { steps: [6, 16, 6], secondsPerStep: 910 };

test('a good socket stays at its limit, after a test that was long enough', () => {
  expect(judgeSocket(run({ ohms: [0.3, 0.3, 0.32], ...long }), 16)).toMatchObject({
    verdict: 'good',
    recommendedA: 16,
    isTrendOnly: true,
    remarks: [{ code: 'all-good' }],
  });
});

test('a short test of a good socket says that the temperature takes longer', () => {
  expect(codes(run({ ohms: [0.3, 0.3, 0.3] }))).toEqual(['all-good', 'plug-too-short']);
  expect(codes(run({ ohms: [0.3, 0.3, 0.3], riseK: null }))).toEqual(['all-good', 'plug-not-measured']);
});

test('L2 that drops 9 V at 16 A with a plug at +34 K is a loose terminal, and stays at 10 A', () => {
  const judged = judgeSocket(run({ ohms: [0.2, 0.9, 0.2], riseK: 34, ...long }), 16);
  expect(judged).toMatchObject({ verdict: 'loose', recommendedA: 10, plugRiseK: 34 });
  expect(judged.remarks).toContainEqual({
    code: 'phase-worse',
    verdict: 'loose',
    params: { phase: 'L2', dropV: 9, highA: 16 },
  });
  expect(judged.remarks).toContainEqual({
    code: 'plug-hot',
    verdict: 'loose',
    params: { riseK: 34, highA: 16 },
  });
  expect(judged.phases[1]?.slopeOhm).toBeCloseTo(0.9);
});

describe('the drop at the limit', () => {
  test.each([
    [0.57, 'all-good'],
    [0.59, 'drop-notable'],
    [0.71, 'drop-notable'],
    [0.73, 'drop-high'],
  ])('of %d ohm on every phase is %s', (ohm, code) => {
    expect(codes(run({ ohms: [ohm, ohm, ohm], ...long }))[0]).toBe(code);
  });

  test('is extrapolated when the test ended below it', () => {
    const samples = run({ ohms: [0.4, 0.4, 0.4], ...long });
    expect(codes(samples, 16)).toEqual(['all-good']);
    expect(codes(samples, 32)[0]).toBe('drop-high');
    expect(judgeSocket(samples, 32).recommendedA).toBe(10);
  });
});

describe('the mains plug', () => {
  test.each([
    [19.9, 'all-good', 16],
    [20, 'plug-warm', 16],
    [29.9, 'plug-warm', 13],
    [30, 'plug-hot', 10],
  ])('at +%d K is %s', (riseK, code, recommendedA) => {
    const judged = judgeSocket(run({ ohms: [0.2, 0.2, 0.2], riseK, ...long }), 16);
    expect([judged.remarks[0]?.code, judged.recommendedA]).toEqual([code, recommendedA]);
  });

  test('that is very hot at 6 A is not charged at', () => {
    expect(
      judgeSocket(run({ ohms: [0.2, 0.2, 0.2], riseK: 40, steps: [1, 6, 1], secondsPerStep: 10 }), 16)
        .recommendedA,
    ).toBe(0);
  });
});

describe('nothing is proven', () => {
  test('when the car drew too little', () => {
    expect(judgeSocket(run({ ohms: [1, 1, 1], steps: [6, 9, 6] }), 16)).toMatchObject({
      verdict: 'not-proven',
      recommendedA: null,
    });
    expect(judgeSocket([], 16)).toMatchObject({ verdict: 'not-proven', phases: [], plugRiseK: null });
  });

  test('when the mains moved by itself', () => {
    const samples = run({ ohms: [0.9, 0.2, 0.2], mainsV: (index) => (index > 25 ? 226 : 230) });
    expect(judgeSocket(samples, 16)).toMatchObject({
      verdict: 'not-proven',
      remarks: [{ code: 'mains-moved', params: { phase: 'L1', driftV: 4 } }, {}, {}, {}],
    });
  });

  test('when the voltage rises with the current; a hot plug counts all the same', () => {
    expect(codes(run({ ohms: [-0.3, 0.2, 0.2] }))[0]).toBe('implausible');
    expect(judgeSocket(run({ ohms: [-0.3, 0.2, 0.2], riseK: 35 }), 16)).toMatchObject({
      verdict: 'loose',
      recommendedA: 10,
    });
  });
});

test('a car with one phase is judged on that phase alone', () => {
  const judged = judgeSocket(run({ ohms: [0.3, 0.3, 0.3], loaded: 1, ...long }), 16);
  expect(judged.phases.map(({ phase }) => phase)).toEqual(['L1']);
  expect(judged.verdict).toBe('good');
});

test('values from another planet are left out and never make a number', () => {
  const bad = socketSample(5, {
    'meter.voltage.l1': 6553.5,
    'meter.current.l1': 65.535,
    'temperature.mainsPlug': -3276.8,
  });
  expect(bad).toEqual({
    atMs: 5,
    phases: [1, 2, 3].map(() => ({ voltageV: null, currentA: null })),
    mainsPlugC: null,
  });
  expect(judgeSocket([...run({ ohms: [0.3, 0.3, 0.3], ...long }), bad], 16).verdict).toBe('good');
});

test('the slope of a clean line is found, and more ohms are never judged better', () => {
  const ohm = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(ohm, ohm, (low, more) => {
      const judged = (each: number) => judgeSocket(run({ ohms: [each, each, each] }), 16);
      expect(judged(low).phases[0]?.slopeOhm).toBeCloseTo(low, 6);
      expect(judged(low + more).recommendedA).toBeLessThanOrEqual(judged(low).recommendedA ?? 0);
    }),
  );
});

test.each([
  [69.9, 230, 16, null],
  [70, 230, 16, 'plug-too-hot'],
  [30, 207, 16, null],
  [30, 206.9, 16, 'voltage-too-low'],
  [30, 0, 0, null],
  [null, 230, 16, null],
] as const)('a test at %s °C and %d V with %d A stops: %s', (mainsPlugC, voltageV, currentA, code) => {
  expect(socketMustStop({ atMs: 0, phases: [{ voltageV, currentA }], mainsPlugC })?.code ?? null).toBe(code);
});
