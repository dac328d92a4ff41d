import { expect, test } from 'vitest';
import { readAddress } from '#renderer/features/balancing/fields/address.ts';
import { readNumber } from '#renderer/features/balancing/fields/readNumber.ts';
import {
  baseOfScenario,
  faultKinds,
  faultOf,
  planScenario,
  withBase,
} from '#renderer/features/balancing/whatif/planScenario.ts';
import { firstComeGains, scenarioFor, variantsOf } from '#renderer/features/balancing/whatif/variants.ts';
import { balanceRules } from '#shared/domain/balancing/rules/balanceRule.ts';
import { runScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import { scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { plan } from './plan.ts';

const scenario = planScenario(plan, 'This plan');

test('the day of a plan is a whole scenario, and every fault that can be added fits it', () => {
  const faults = faultKinds.map((kind) => faultOf(scenario, ['c1'], kind, { atS: 60, untilS: 120 }));
  expect(scenarioSchema.safeParse({ ...scenario, faults }).error).toBeUndefined();
});

test('the load of a day is changed in kind and size', () => {
  expect(baseOfScenario(scenario)).toEqual({ kind: 'house', mostA: 12 });
  expect(baseOfScenario(withBase(scenario, 'constant', 5))).toEqual({ kind: 'constant', mostA: 5 });
  expect(baseOfScenario(withBase(scenario, 'none', 5))).toEqual({ kind: 'none', mostA: 0 });
});

test('each rule is followed by itself without rotation', () => {
  expect(variantsOf(['none', 'epochs'], true)).toEqual([
    { rule: 'epochs', isUnrotated: false },
    { rule: 'epochs', isUnrotated: true },
    { rule: 'none', isUnrotated: false },
    { rule: 'none', isUnrotated: true },
  ]);
  const unrotated = scenarioFor(scenario, { rule: 'epochs', isUnrotated: true }).site;
  expect('nodes' in unrotated && unrotated.chargers.every(({ rotation }) => rotation === 'L1L2L3')).toBe(
    true,
  );
});

test('a day of a plan is worked out without overload', () => {
  const { metrics } = runScenario({ ...scenario, durationS: 6 * 3600 }, balanceRules.epochs);
  expect(metrics.overloadAfterAs).toBe(0);
});

test.each([
  ['12,5', 12.5],
  ['−3', -3],
  ['', undefined],
  ['1e9', null],
  ['6 A', null],
])('%j typed into a field of numbers is %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([
  ['10.0.0.12', { host: '10.0.0.12' }],
  ['modbus://box.lan:1502/3', { host: 'box.lan', port: 1502, unit: 3 }],
  ['[fe80::1]:502', { host: 'fe80::1', port: 502 }],
  ['', undefined],
  ['10.0.0.12:99999', null],
  ['a b', null],
])('%j is an address, nothing, or none', (text, address) => {
  expect(readAddress(text)).toEqual(address);
});

test('tells where first come delivers more, against the same wiring only', () => {
  const ran = (rule: 'epochs' | 'first-come', isUnrotated: boolean, energyShare: number) => ({
    ...{ variant: { rule, isUnrotated }, result: { metrics: { energyShare } } },
  });
  const own = ran('epochs', true, 0.97);
  const first = ran('first-come', true, 0.99);
  const results = [ran('epochs', false, 0.98), own, ran('first-come', false, 0.98), first];
  expect(firstComeGains(results)).toEqual([{ own, first }]);
});
