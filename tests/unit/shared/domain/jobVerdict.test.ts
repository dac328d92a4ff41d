import { expect, test } from 'vitest';
import type { CircuitAnswers, Measurements } from '#shared/domain/circuit.ts';
import { type JobOutcome, jobVerdict } from '#shared/domain/jobVerdict.ts';
import { mainsFinding } from '#shared/domain/mainsFinding.ts';
import { loopLimitOhm, measurementFindings } from '#shared/domain/measurementFindings.ts';
import { goodCircuit } from './circuitFixtures.ts';

const report = { reportNumber: '2024/17', date: '2024-05-06' };
const measurements: Measurements = {
  continuity: { value: 0.2, ...report },
  loop: { value: 0.8, ...report },
  rcd: { value: 28, ...report },
};
const outcome: JobOutcome = {
  answers: { ...goodCircuit, measurements },
  findings: [],
  tests: [{ id: 'lowest', verdict: 'pass' }],
  proofs: [{ point: 'settings.maxCurrent', result: 'in-force' }],
  socket: null,
};
const rules = (change: Partial<JobOutcome>) => {
  const { result, missing } = jobVerdict({ ...outcome, ...change });
  expect(result === 'commissioned').toBe(missing.length === 0);
  return missing.map((each) => each.rule);
};
const answersWith = (change: Partial<Measurements>): CircuitAnswers => ({
  ...goodCircuit,
  measurements: { ...measurements, ...change },
});

test('is commissioned with measurements, tests and values in force', () => {
  expect(jobVerdict(outcome)).toEqual({ result: 'commissioned', missing: [], openPoints: [] });
});

test.each([
  ['continuity', 'continuity-missing'],
  ['loop', 'loop-missing'],
  ['rcd', 'rcd-time-missing'],
] as const)('is only configured without %s', (name, rule) => {
  const { [name]: _, ...rest } = measurements;
  expect(rules({ answers: { ...goodCircuit, measurements: rest } })).toEqual([rule]);
});

test('is only configured with nothing measured, tested', () => {
  expect(rules({ answers: {}, tests: [] })).toEqual([
    'continuity-missing',
    'loop-missing',
    'rcd-time-missing',
    'tests-missing',
  ]);
});

test.each([
  ['warn', []],
  ['fail', ['test-failed']],
  ['not-proven', ['test-not-proven']],
] as const)('a test with verdict %s leaves %j', (verdict, expected) => {
  expect(rules({ tests: [{ id: 'failsafe', verdict }] })).toEqual(expected);
});

test.each([
  ['different', 'value-different'],
  ['not-readable', 'value-not-readable'],
] as const)('a value %s keeps it configured', (result, rule) => {
  expect(rules({ proofs: [{ point: 'modbus.flags', result }] })).toEqual([rule]);
});

test('keeps a refusal as missing and other open points as open, each once', () => {
  const open = {
    rule: 'phase-rotation-unknown',
    level: 'open-point',
    field: 'phaseRotation',
    params: {},
  } as const;
  const refused = { rule: 'derating-off', level: 'refuse', field: null, params: {} } as const;
  expect(rules({ findings: [refused] })).toEqual(['derating-off']);
  const verdict = jobVerdict({ ...outcome, findings: [open, open] });
  expect(verdict.result).toBe('commissioned');
  expect(verdict.openPoints).toEqual([open]);
});

test.each([
  ['continuity', 1, 'continuity-measured'],
  ['continuity', 1.01, 'continuity-high'],
  ['loop', 1.92, 'loop-measured'],
  ['loop', 1.93, 'loop-high'],
  ['rcd', 300, 'rcd-time-measured'],
  ['rcd', 301, 'rcd-time-long'],
] as const)('%s of %s: %s', (name, value, rule) => {
  const found = measurementFindings(answersWith({ [name]: { value, ...report } }));
  expect(found.map((each) => each.rule)).toContain(rule);
});

test.each([
  ['B', 16, 1.92],
  ['C', 16, 0.96],
  ['B', 32, 0.96],
  ['C', 32, 0.48],
] as const)('permits behind %s%s a loop of %s Ω', (breakerCharacteristic, breakerA, limitOhm) => {
  expect(loopLimitOhm({ breakerA, breakerCharacteristic })).toBe(limitOhm);
});

test('judges TT by its RCD and leaves the loop open when nothing gives a limit', () => {
  expect(loopLimitOhm({ earthing: 'TT', rcdMa: 30 })).toBe(1666.67);
  const tt: CircuitAnswers = { ...goodCircuit, earthing: 'TT' };
  const found = (value: number, answers: CircuitAnswers) =>
    measurementFindings({ ...answers, measurements: { loop: { value } } }).map((each) => each.rule);
  expect(found(100, tt)).toContain('loop-measured');
  expect(found(100.1, tt)).toContain('earth-resistance-above-guide');
  expect(found(1, { breakerA: 16, breakerCharacteristic: 'gG' })).toContain('loop-no-limit');
  expect(found(1, { breakerA: 16 })).toContain('loop-no-limit');
});

test('asks for number and date of the report', () => {
  const found = measurementFindings(answersWith({ rcd: { value: 20, reportNumber: ' ' } }));
  expect(found.map((each) => [each.rule, each.field])).toContainEqual([
    'measurement-without-report',
    'measurements.rcd',
  ]);
});

test.each([
  [[254, 206, 230], [], true],
  [[253, 206, 230], [], false],
  [[254, 207, 230], [], false],
  [[254, null, 206], [400, 398, 402], true],
  [[254, 206, 230], [400, 300, 402], false],
  [[254, null, null], [], false],
  [[], [], false],
])('voltages %j with lines %j: neutral interrupted %s', (phaseV, linesV, isInterrupted) => {
  expect(mainsFinding(phaseV, linesV) !== null).toBe(isInterrupted);
});

test.each([
  ['socket-loose', { verdict: 'loose', recommendedA: 10, stop: null }],
  ['socket-unfit', { verdict: 'loose', recommendedA: 0, stop: null }],
  ['socket-stopped', { verdict: 'not-proven', recommendedA: null, stop: { code: 'plug-too-hot' } }],
] as const)('is only configured with a bad socket: %s', (rule, result) => {
  expect(rules({ socket: { result } })).toEqual([rule]);
});

test.each([
  ['socket-watch', { verdict: 'watch', recommendedA: 13, stop: null }],
  ['socket-not-proven', { verdict: 'not-proven', recommendedA: null, stop: null }],
] as const)('names a doubtful socket as an open point: %s', (rule, result) => {
  const verdict = jobVerdict({ ...outcome, socket: { result } });
  expect([verdict.result, verdict.openPoints.map((each) => each.rule)]).toEqual(['commissioned', [rule]]);
});
