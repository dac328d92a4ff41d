import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CircuitAnswers,
  type CircuitCharger,
  circuitAnswersSchema,
  circuitLimit,
  type Plug,
  type StageName,
  stageLimits,
  stageNames,
} from '#shared/domain/circuit.ts';
import { charger, fixedCircuit, goodCircuit } from './circuitFixtures.ts';

const at = (name: StageName, answers: CircuitAnswers, box: CircuitCharger = charger) => {
  const found = stageLimits(answers, box).find((each) => each.stage === name);
  if (found === undefined) throw new Error(`no stage ${name}`);
  return found;
};
const limit = (answers: CircuitAnswers, box: CircuitCharger = charger) =>
  circuitLimit(stageLimits(answers, box));

test('lists the stages in the order of the way of the current', () => {
  expect(stageLimits({}, charger).map((each) => each.stage)).toEqual([...stageNames]);
});

test('gives 16 A on a good 16 A circuit and names the first stage that limits', () => {
  expect(limit(goodCircuit)).toMatchObject({ limitA: 16, stage: 'breaker', refusedBy: [], cautious: false });
  const { neighbouringBreakers: _, ...alone } = goodCircuit;
  expect(limit(alone)).toMatchObject({ limitA: 16, stage: 'breaker', reason: 'breaker-rating' });
});

test('gives 10 A when nothing was answered', () => {
  expect(limit({})).toMatchObject({ limitA: 10, stage: 'breaker', cautious: true });
});

test.each([
  ['breakerA', 'breaker'],
  ['cableMm2', 'cable'],
  ['cableMaterial', 'cable'],
  ['plug', 'socket'],
  ['mainBreakerA', 'main-breaker'],
  ['neighbouringBreakers', 'board'],
] as const)('counts %s "unknown" as 10 A', (field, name) => {
  expect(at(name, { ...goodCircuit, [field]: 'unknown' })).toMatchObject({
    limitA: 10,
    verdict: 'cautious',
    reason: 'unknown-counts-as',
  });
});

test('counts a plug coding that was not recognised as 10 A, also on a fixed connection', () => {
  expect(limit(fixedCircuit, { ...charger, adapterA: null })).toMatchObject({
    limitA: 10,
    stage: 'plug-coding',
    reason: 'coding-unknown',
  });
});

test('sets no limit by coding when the charger has none', () => {
  expect(at('plug-coding', fixedCircuit, { ...charger, adapterA: 'not-fitted' }).limitA).toBeNull();
});

test.each<[Plug, number | null]>([
  ['household', 10],
  ['household-ev-rated', 16],
  ['cee-blue-16', 16],
  ['cee-blue-32', 32],
  ['cee-red-16', 16],
  ['cee-red-32', 32],
  ['fixed', null],
  ['unknown', 10],
])('limits a socket %s to %s A', (plug, limitA) => {
  expect(at('socket', { plug }).limitA).toBe(limitA);
});

test.each<Plug>(['extension-lead', 'coiled-reel', 'home-made-adapter', 'cee-4-pin'])(
  'refuses a %s',
  (plug) => {
    expect(limit({ ...goodCircuit, plug })).toMatchObject({
      limitA: 0,
      stage: 'socket',
      refusedBy: ['socket'],
    });
  },
);

test.each<[Plug, number, boolean]>([
  ['household', 16, false],
  ['household', 20, true],
  ['cee-red-16', 13, false],
  ['cee-red-16', 16, false],
  ['cee-red-16', 20, true],
  ['cee-red-32', 32, false],
  ['cee-red-32', 35, true],
  ['fixed', 63, false],
])('a socket %s behind %s A is refused: %s', (plug, breakerA, isRefused) => {
  expect(at('breaker', { plug, breakerA }).verdict === 'refuse').toBe(isRefused);
});

test.each([
  [5, 0],
  [5.9, 0],
  [6, 6],
  [6.9, 6],
])('rounds a breaker of %s A down to %s A and refuses below 6 A', (breakerA, limitA) => {
  const result = limit({ ...goodCircuit, breakerA });
  expect(result.limitA).toBe(limitA);
  expect(result.refusedBy.includes('breaker')).toBe(limitA === 0);
});

test('a breaker that stands alone is not limited by its board', () => {
  expect(at('board', { ...goodCircuit, neighbouringBreakers: 1 }).limitA).toBeNull();
});

test.each([
  [2, 14],
  [3, 14],
  [4, 12],
  [5, 12],
  [6, 11],
  [9, 11],
  [10, 9],
])('applies the diversity of %s breakers side by side: %s A', (neighbouringBreakers, limitA) => {
  expect(at('board', { ...goodCircuit, neighbouringBreakers }).limitA).toBe(limitA);
});

test('keeps 40 A × 0.7 at 28 A', () => {
  expect(at('board', { ...fixedCircuit, neighbouringBreakers: 6 }).limitA).toBe(28);
});

test.each([
  [2.5, 'B2', 'no', 20],
  [2.5, 'C', 'no', 24],
  [4, 'B2', 'no', 27],
  [4, 'C', 'no', 32],
  [6, 'B2', 'no', 34],
  [6, 'C', 'no', 41],
  [10, 'B2', 'no', 46],
  [10, 'C', 'no', 57],
  [2.5, 'B2', 'yes', 17],
  [10, 'C', 'yes', 49],
  [16, 'B2', 'no', 46],
  [5, 'C', 'no', 32],
  [1.5, 'C', 'no', 10],
] as const)('takes %s mm² laid %s, 40 °C %s, as %s A', (cableMm2, cableLaying, ambient40, limitA) => {
  const answers: CircuitAnswers = { breakerA: 6, cableMaterial: 'copper', cableMm2, cableLaying, ambient40 };
  expect(at('cable', answers).limitA).toBe(limitA);
});

test('counts aluminium as 10 A whatever its size', () => {
  expect(at('cable', { ...fixedCircuit, cableMaterial: 'aluminium' })).toMatchObject({
    limitA: 10,
    reason: 'cable-aluminium',
  });
});

test('takes the worse laying and temperature when they were not answered', () => {
  const { cableLaying: _laying, ambient40: _ambient, ...rest } = goodCircuit;
  expect(at('cable', rest)).toMatchObject({ limitA: 17, verdict: 'cautious', reason: 'cable-assumed' });
});

test.each([
  [20, 'ok'],
  [20.5, 'refuse'],
])('cable of 20 A behind %s A: %s', (breakerA, verdict) => {
  expect(at('cable', { ...goodCircuit, plug: 'fixed', breakerA }).verdict).toBe(verdict);
});

test('counts a cable that perhaps is not protected as 10 A', () => {
  const { cableLaying: _, ...rest } = goodCircuit;
  expect(at('cable', { ...rest, plug: 'fixed', breakerA: 24 }).limitA).toBe(10);
});

test.each(['TN-C', 'IT', 'generator'] as const)('refuses an earthing %s', (earthing) => {
  expect(limit({ ...goodCircuit, earthing })).toMatchObject({ limitA: 0, reason: 'earthing-refused' });
});

test.each(['TN-S', 'TT', 'TN-C-S', 'unknown'] as const)('goes on with an earthing %s', (earthing) => {
  expect(limit({ ...goodCircuit, earthing }).limitA).toBe(16);
});

test.each([
  [{ rcdType: 'AC' }, 'refuse'],
  [{ rcdType: 'none' }, 'refuse'],
  [{ rcdMa: 30 }, 'ok'],
  [{ rcdMa: 31 }, 'refuse'],
  [{ rcdMa: 10 }, 'ok'],
  [{ rcdOnlyThisPoint: 'no' }, 'refuse'],
  [{ rcdOnlyThisPoint: 'no', rcdType: 'F' }, 'refuse'],
  [{ rcdOnlyThisPoint: 'no', rcdType: 'B' }, 'warn'],
  [{ rcdOnlyThisPoint: 'no', rcdType: 'A-with-6mA-dc' }, 'warn'],
  [{ rcdOnlyThisPoint: 'unknown' }, 'cautious'],
  [{ rcdType: 'unknown' }, 'cautious'],
] as const)('RCD with %j: %s', (change, verdict) => {
  expect(at('rcd', { ...goodCircuit, ...change }).verdict).toBe(verdict);
});

test.each([
  ['CZ', 16],
  ['AT', 16],
  ['SK', 16],
  ['DE', 20],
  ['IEC', 32],
] as const)('limits one phase in %s to %s A', (country, limitA) => {
  const onePhase: CircuitAnswers = { ...fixedCircuit, plug: 'cee-blue-32', breakerA: 32, country };
  expect(limit(onePhase).limitA).toBe(limitA);
  expect(limit({ ...fixedCircuit, country }, { ...charger, phases: 1 }).limitA).toBe(limitA);
  expect(limit({ ...fixedCircuit, country, mainPhases: 1 }).limitA).toBe(limitA);
  expect(limit({ ...fixedCircuit, country }).limitA).toBe(32);
});

test('names the one-phase limit at the car of a three-phase charger', () => {
  expect(at('car', { ...fixedCircuit, country: 'DE' })).toMatchObject({
    limitA: null,
    reason: 'one-phase-car',
    params: { country: 'DE', limitA: 20 },
  });
});

test.each([
  ['10', 'DE', 32],
  ['16', 'DE', 44],
  ['unknown', 'DE', 32],
  ['10', 'CZ', 63],
] as const)('meter cabinet of %s mm² in %s: %s A', (meterCabinet, country, limitA) => {
  expect(at('main-breaker', { ...fixedCircuit, meterCabinet, country }).limitA).toBe(limitA);
});

test('takes the smaller of hardware and an installation limit that stays', () => {
  expect(at('charger', {}, { ...charger, installLimitA: 13 })).toMatchObject({
    limitA: 13,
    reason: 'install-limit',
  });
  expect(at('charger', {}, { ...charger, installLimitA: 40 })).toMatchObject({
    limitA: 32,
    reason: 'hardware',
  });
});

const plugs = ['household', 'household-ev-rated', 'cee-blue-16', 'cee-blue-32', 'cee-red-16', 'cee-red-32'];
const answers = fc.record(
  {
    plug: fc.constantFrom(...([...plugs, 'fixed', 'unknown', 'coiled-reel'] as Plug[])),
    breakerA: fc.constantFrom(5, 6, 10, 13, 16, 20, 25, 32, 40, 63, 'unknown' as const),
    rcdType: fc.constantFrom('AC', 'A', 'F', 'B', 'A-with-6mA-dc', 'unknown'),
    earthing: fc.constantFrom('TN-S', 'TT', 'TN-C-S', 'TN-C', 'unknown'),
    cableMm2: fc.constantFrom(1.5, 2.5, 4, 6, 10, 16, 'unknown' as const),
    cableMaterial: fc.constantFrom('copper', 'aluminium', 'unknown'),
    cableLaying: fc.constantFrom('B2', 'C', 'unknown'),
    ambient40: fc.constantFrom('yes', 'no', 'unknown'),
    neighbouringBreakers: fc.constantFrom(1, 2, 4, 6, 10, 'unknown' as const),
    mainBreakerA: fc.constantFrom(16, 20, 25, 63, 'unknown' as const),
    meterCabinet: fc.constantFrom('10', '16', 'unknown'),
    country: fc.constantFrom('CZ', 'SK', 'DE', 'AT', 'IEC'),
  },
  { requiredKeys: [] },
);
const boxes = fc.record({
  hardwareMaxA: fc.constantFrom(16, 32, 40),
  adapterA: fc.constantFrom(null, 10, 16, 32, 'not-fitted' as const),
  phases: fc.constantFrom(1 as const, 3 as const),
  installLimitA: fc.constantFrom(null, 6, 16, 40),
});

test('never gives a limit above that of any stage, between 6 and 40 A in whole amperes or 0', () => {
  fc.assert(
    fc.property(answers, boxes, (given, box) => {
      const stages = stageLimits(circuitAnswersSchema.parse(given), box);
      const { limitA, refusedBy } = circuitLimit(stages);
      for (const each of stages) expect(limitA).toBeLessThanOrEqual(each.limitA ?? Infinity);
      expect(Number.isInteger(limitA)).toBe(true);
      expect(limitA === 0).toBe(refusedBy.length > 0);
      if (limitA !== 0) expect(limitA).toBeGreaterThanOrEqual(6);
    }),
    { numRuns: 1000 },
  );
});

test('never gives more for "don\'t know" than for the answer, beyond the 10 A it counts as', () => {
  const fields = [
    ['plug', 'breakerA', 'cableMm2', 'cableMaterial', 'cableLaying', 'ambient40'],
    ['neighbouringBreakers', 'mainBreakerA', 'meterCabinet'],
  ].flat();
  fc.assert(
    fc.property(answers, boxes, fc.constantFrom(...fields), (given, box, field) => {
      const known = circuitAnswersSchema.parse(given);
      // A skipped neighbour or main breaker was not asked for, so it sets no limit of its own.
      const before = limit(known, box).limitA;
      const after = limit({ ...known, [field]: 'unknown' }, box).limitA;
      expect(after).toBeLessThanOrEqual(Math.max(before, 10));
    }),
    { numRuns: 2000 },
  );
});

test('refuses answers it does not know', () => {
  expect(circuitAnswersSchema.safeParse({ plug: 'cee-blue-63' }).success).toBe(false);
  expect(circuitAnswersSchema.safeParse({ breaker: 16 }).success).toBe(false);
  expect(circuitAnswersSchema.safeParse({ breakerA: 'unknown', plug: 'unknown' }).success).toBe(true);
});
