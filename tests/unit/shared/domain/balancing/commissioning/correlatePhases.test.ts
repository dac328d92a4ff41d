import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlatePhases, type PhaseStep } from '#shared/domain/balancing/commissioning/correlatePhases.ts';
import { isMeterSwapped, judgeWiring } from '#shared/domain/balancing/commissioning/wiringVerdict.ts';
import { goodCharger } from '#tests/unit/shared/domain/balancing/siteFixtures.ts';

type Three = readonly [number, number, number];

/** Steps up and down by 4 A; `sees` is what each input of the meter makes of one ampere of the charger. */
const steps = (count: number, sees: Three, noise: (index: number, phase: number) => number = () => 0) =>
  Array.from({ length: count }, (_, index): PhaseStep => {
    const ownA = index % 2 === 0 ? 4 : -4;
    const on = (phase: 0 | 1 | 2) => sees[phase] * ownA + noise(index, phase);
    return { ownA, meterA: [on(0), on(1), on(2)] };
  });

const kinds = (correlation: ReturnType<typeof correlatePhases>) => correlation.phases.map(({ kind }) => kind);

test('four clean steps decide', () => {
  expect(kinds(correlatePhases(steps(4, [0, 1, 0])))).toEqual(['stays', 'loads', 'stays']);
  expect(correlatePhases(steps(3, [0, 1, 0])).isDecided).toBe(false);
});

test('a reversed transformer follows the wrong way round', () => {
  expect(kinds(correlatePhases(steps(4, [1, -1, 1])))).toEqual(['loads', 'reversed', 'loads']);
});

test('one load that moves with a step is outvoted by the next steps', () => {
  const disturbed = (count: number) =>
    steps(count, [1, 0, 0], (index, phase) => (phase === 1 && index === 1 ? -4 : 0));
  expect(correlatePhases(disturbed(4)).isDecided).toBe(false);
  expect(kinds(correlatePhases(disturbed(7)))).toEqual(['loads', 'stays', 'stays']);
});

test('a load that keeps changing beside it leaves the answer open', () => {
  const sizes = [5, -3, 2.6, 7, -2.2, 3, -6, 2.4, 4, -5, 2.1, -3];
  const beside = steps(12, [1, 0, 0], (index, phase) => (phase === 2 ? (sizes[index] ?? 0) : 0));
  expect(correlatePhases(beside).phases[2].kind).toBe('open');
  expect(judgeWiring(goodCharger, correlatePhases(beside), 1).verdict).toMatchObject({
    verdict: 'not-proven',
    reason: 'phases-open',
  });
});

test('a transformer of another ratio is named with its factor', () => {
  expect(correlatePhases(steps(8, [0, 0.5, 0])).phases[1]).toEqual({ kind: 'ratio', factor: 0.5 });
});

test('a car that hardly moves proves nothing', () => {
  const small = steps(8, [1, 0, 0]).map((step) => ({ ...step, ownA: step.ownA / 4 }));
  expect(correlatePhases(small)).toMatchObject({ steps: 0, isDecided: false });
});

const wiring = fc.constantFrom<Three>(
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 1, 0],
  [1, 1, 1],
  [0, -1, 0],
  [0, 0, 0],
);
const noise = fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 48, maxLength: 48 });

test('noise below an ampere never makes a wrong phase', () => {
  fc.assert(
    fc.property(wiring, noise, (sees, noises) => {
      const found = correlatePhases(steps(16, sees, (index, phase) => noises[3 * index + phase] ?? 0));
      const right = { 1: 'loads', '-1': 'reversed', 0: 'stays' } as const;
      return found.phases.every(({ kind }, phase) => kind === right[(sees[phase] ?? 0) as 0 | 1 | -1]);
    }),
  );
});

test('other loads of any size may leave it open and never prove another phase', () => {
  const jumps = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 48, maxLength: 48 });
  const when = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2), jumps, when, (own, sizes, hits) => {
      // Not more than every fourth step is hit by another load.
      let left = 4;
      const hit = hits.map((is) => is && left-- > 0);
      const sees: Three = [own === 0 ? 1 : 0, own === 1 ? 1 : 0, own === 2 ? 1 : 0];
      const found = correlatePhases(
        steps(16, sees, (index, phase) => (hit[index] === true ? (sizes[3 * index + phase] ?? 0) : 0)),
      );
      return found.phases.every(
        ({ kind }, phase) => kind === 'open' || kind === (phase === own ? 'loads' : 'stays'),
      );
    }),
  );
});

const judged = (planned: 'L1L2L3' | 'L2L3L1' | undefined, sees: Three, loaded: number) => {
  const { rotation: _rotation, ...charger } = goodCharger;
  return judgeWiring(
    planned ? { ...charger, rotation: planned } : charger,
    correlatePhases(steps(5, sees)),
    loaded,
  );
};

test('a one-phase car proves the rotation, also another than planned', () => {
  expect(judged('L1L2L3', [1, 0, 0], 1).verdict.reason).toBe('phases-as-planned');
  expect(judged('L1L2L3', [0, 1, 0], 1)).toMatchObject({
    found: [2],
    rotation: 'L2L3L1',
    verdict: { verdict: 'fail', reason: 'phases-differ', params: { phases: 'L2', planned: 'L1' } },
  });
  expect(judged(undefined, [0, 0, 1], 1)).toMatchObject({
    rotation: 'L3L1L2',
    verdict: { verdict: 'warn', reason: 'phases-not-planned' },
  });
});

test('a two-phase car proves the rotation, a three-phase one only its phases', () => {
  expect(judged('L2L3L1', [0, 1, 1], 2)).toMatchObject({ rotation: 'L2L3L1', verdict: { verdict: 'pass' } });
  expect(judged('L2L3L1', [1, 1, 1], 3)).toMatchObject({ rotation: null, verdict: { reason: 'phases-all' } });
});

test('a charger that the meter does not see, and one it sees on too few phases, are faults', () => {
  expect(judged('L1L2L3', [0, 0, 0], 1).verdict.reason).toBe('not-below-meter');
  expect(judged('L1L2L3', [1, 1, 0], 3).verdict).toMatchObject({ verdict: 'fail', reason: 'phase-count' });
});

test('one exchange that explains every charger is the meter, one charger alone is not', () => {
  const one = judged('L1L2L3', [0, 1, 0], 1);
  const other = judged('L2L3L1', [1, 0, 0], 1);
  expect(isMeterSwapped([one, other])).toBe(true);
  expect(isMeterSwapped([one])).toBe(false);
  expect(isMeterSwapped([one, judged('L2L3L1', [0, 1, 0], 1)])).toBe(false);
});
