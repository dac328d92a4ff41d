import { expect, test } from 'vitest';
import {
  type CircuitAnswers,
  type CircuitCharger,
  circuitFindings,
  circuitRuleIds,
  circuitRules,
} from '#shared/domain/circuit.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { findingRuleIds, findingRules } from '#shared/domain/findingRules.ts';
import { charger, fixedCircuit, goodCircuit } from './circuitFixtures.ts';

const rules = (
  answers: CircuitAnswers,
  box: CircuitCharger = charger,
  job: 'own-circuit' | 'load-balancing' = 'own-circuit',
) => circuitFindings(answers, box, answers.country, job).map((each) => each.rule);

test('finds nothing but passes on a good circuit', () => {
  const found = circuitFindings(goodCircuit, { ...charger, adapterA: 16 }, 'CZ', 'load-balancing');
  expect(found.filter((each) => each.level !== 'pass')).toEqual([]);
});

test('turns everything skipped into open points, never into a refusal', () => {
  const found = circuitFindings({}, charger, 'DE', 'load-balancing');
  expect(found.filter((each) => each.level !== 'open-point')).toEqual([]);
  expect(found.map((each) => each.field)).toEqual([
    'plug',
    'breakerA',
    'breakerCharacteristic',
    'neighbouringBreakers',
    'cableMaterial',
    'cableMm2',
    'cableLaying',
    'ambient40',
    'earthing',
    'rcdType',
    'rcdMa',
    'rcdOnlyThisPoint',
    'mainBreakerA',
    'mainPhases',
    'otherLoadA',
    'phaseRotation',
    'meterCabinet',
  ]);
});

test('does not ask for the main supply when the charger is alone on its circuit', () => {
  expect(rules({})).not.toContain('main-breaker-unknown');
});

test.each<[Partial<CircuitAnswers>, string]>([
  [{ plug: 'extension-lead' }, 'plug-refused'],
  [{ plug: 'coiled-reel' }, 'plug-refused'],
  [{ plug: 'home-made-adapter' }, 'plug-refused'],
  [{ plug: 'cee-4-pin' }, 'plug-refused'],
  [{ breakerA: 20 }, 'breaker-above-socket'],
  [{ plug: 'fixed', breakerA: 25 }, 'cable-below-breaker'],
  [{ earthing: 'TN-C' }, 'earthing-tn-c'],
  [{ earthing: 'IT' }, 'earthing-manual-only'],
  [{ earthing: 'generator' }, 'earthing-manual-only'],
  [{ rcdType: 'AC' }, 'rcd-type-ac'],
  [{ rcdType: 'none' }, 'rcd-missing'],
  [{ rcdMa: 100 }, 'rcd-above-30'],
  [{ rcdOnlyThisPoint: 'no' }, 'rcd-shared-type-a'],
  [{ breakerA: 5 }, 'below-minimum'],
])('refuses %j by %s', (change, rule) => {
  const found = circuitFindings({ ...goodCircuit, ...change }, charger, 'CZ');
  expect(isRefused(found)).toBe(true);
  expect(found.filter((each) => each.level === 'refuse').map((each) => each.rule)).toContain(rule);
});

test.each<[Partial<CircuitAnswers>, string, string]>([
  [{ cableMaterial: 'aluminium' }, 'cable-aluminium', 'open-point'],
  [{ cableMaterial: 'unknown' }, 'cable-material-unknown', 'open-point'],
  [{ cableMm2: 1.5 }, 'cable-below-guide', 'warn'],
  [{ earthing: 'TN-C-S' }, 'earthing-separation', 'open-point'],
  [{ earthing: 'TT' }, 'earthing-suitable', 'pass'],
  [{ rcdMa: 30 }, 'rcd-sensitivity', 'pass'],
  [{ rcdType: 'B', rcdOnlyThisPoint: 'no' }, 'rcd-shared', 'warn'],
  [{ plug: 'household-ev-rated' }, 'plug-ev-rated-declared', 'warn'],
  [{ neighbouringBreakers: 4 }, 'board-diversity', 'pass'],
  [{ mainPhases: 1 }, 'main-phases-contradict', 'warn'],
])('answers %j with %s (%s)', (change, rule, level) => {
  const found = circuitFindings({ ...goodCircuit, ...change }, charger, 'CZ');
  expect(found.find((each) => each.rule === rule)?.level).toBe(level);
});

test('warns when the coding says more than the socket: a passive adapter', () => {
  expect(rules(goodCircuit, { ...charger, adapterA: 32 })).toContain('coding-above-socket');
  expect(rules(goodCircuit, { ...charger, adapterA: 16 })).not.toContain('coding-above-socket');
});

test('refuses 40 A on any plug and allows it on a fixed connection', () => {
  const plugged: CircuitAnswers = { ...fixedCircuit, plug: 'cee-red-32', breakerA: 32 };
  const forty: CircuitCharger = { ...charger, hardwareMaxA: 40, adapterA: 'not-fitted', wantedA: 40 };
  expect(rules(plugged, forty)).toContain('plug-above-32');
  expect(rules(plugged, { ...forty, wantedA: 33 })).toContain('plug-above-32');
  expect(rules(plugged, { ...forty, wantedA: 32 })).not.toContain('plug-above-32');
  expect(isRefused(circuitFindings(fixedCircuit, forty, 'CZ'))).toBe(false);
});

test('refuses a wanted current above the limit and names the stage', () => {
  const found = circuitFindings(goodCircuit, { ...charger, wantedA: 17 }, 'CZ');
  expect(found.find((each) => each.rule === 'wanted-above-limit')?.params).toEqual({
    wantedA: 17,
    limitA: 16,
    stage: 'breaker',
  });
  expect(rules(goodCircuit, { ...charger, wantedA: 16 })).not.toContain('wanted-above-limit');
});

test.each([
  ['DE', 20],
  ['AT', 16],
  ['CZ', 16],
  ['SK', 16],
] as const)('refuses more than the one-phase limit in %s: %s A', (country, limitA) => {
  const onePhase: CircuitAnswers = { ...fixedCircuit, plug: 'cee-blue-32', breakerA: 32, country };
  expect(rules(onePhase, { ...charger, wantedA: limitA })).not.toContain('one-phase-refused');
  expect(rules(onePhase, { ...charger, wantedA: limitA + 1 })).toContain('one-phase-refused');
  expect(rules(onePhase)).toContain('one-phase-limited');
  const threePhase = { ...fixedCircuit, country };
  expect(rules(threePhase, { ...charger, wantedOnePhaseA: limitA + 1 })).toContain('one-phase-refused');
  expect(rules(threePhase, { ...charger, wantedOnePhaseA: limitA })).not.toContain('one-phase-refused');
  expect(rules(threePhase)).toContain('one-phase-car');
});

test('marks the Slovak one-phase limit to be verified, and has none without a country', () => {
  expect(rules({ ...fixedCircuit, country: 'SK' })).toContain('one-phase-to-verify');
  expect(rules({ ...fixedCircuit, country: 'IEC' }).filter((rule) => rule.startsWith('one-phase'))).toEqual(
    [],
  );
});

test.each([
  [3, []],
  [2, ['earth-monitoring-off']],
  [1, ['derating-off']],
  [0, ['earth-monitoring-off', 'derating-off']],
])('refuses safety flags %s that switch protection off: %j', (safetyFlags, expected) => {
  expect(rules(goodCircuit, { ...charger, safetyFlags }).filter((rule) => rule.endsWith('-off'))).toEqual(
    expected,
  );
});

test('plans a small Czech connection for 16 A, not for 32 A', () => {
  const czech: CircuitAnswers = { ...fixedCircuit, mainBreakerA: 39, country: 'CZ' };
  expect(rules(czech, charger, 'load-balancing')).toContain('main-breaker-small');
  expect(rules({ ...czech, mainBreakerA: 40 }, charger, 'load-balancing')).not.toContain(
    'main-breaker-small',
  );
});

test('lists every rule once and gives each the parameters it declares', () => {
  expect(new Set(findingRuleIds).size).toBe(findingRuleIds.length);
  expect(findingRuleIds).toEqual(expect.arrayContaining([...circuitRuleIds]));
  for (const id of findingRuleIds) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  const found = [goodCircuit, fixedCircuit, {}].flatMap((answers) =>
    circuitFindings(answers, { ...charger, adapterA: null, wantedA: 40 }, 'SK', 'load-balancing'),
  );
  for (const { rule, level, params } of found) {
    expect(Object.keys(params).sort()).toEqual([...circuitRules[rule].params].sort());
    expect(level).toBe(findingRules[rule].level);
  }
});
