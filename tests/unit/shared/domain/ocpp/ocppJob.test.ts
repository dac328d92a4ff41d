import { expect, test } from 'vitest';
import { type BackEndOutcome, backEndJobVerdict } from '#shared/domain/ocppJob/backEndJobVerdict.ts';
import { clockReferenceMs } from '#shared/domain/ocppJob/clockReference.ts';
import { configurationProof } from '#shared/domain/ocppJob/configurationProof.ts';
import { whyNotAccepted } from '#shared/domain/ocppJob/judgeBackEnd.ts';
import { besideOcppFindings, ocppJobFindings } from '#shared/domain/ocppJob/ocppJobFindings.ts';

const able = 2 ** 11 + 2 ** 30;

const rulesOf = (change: Partial<Parameters<typeof ocppJobFindings>[0]> = {}) =>
  ocppJobFindings({
    answers: { where: 'operator' },
    current: { 'wifi.state': 2, 'modbus.flags': 0, 'ocpp.mode': 0 },
    ...{ capabilities: able, door: 'bluetooth', isWifiProven: false },
    ...change,
  }).map(({ rule }) => rule);

test('a charger in its network with a way back has nothing against it', () => {
  expect(rulesOf()).toEqual([]);
});

test.each([
  ['ocpp-not-offered', { capabilities: 2 ** 30 }],
  ['ocpp-no-trial', { capabilities: 2 ** 11 }],
  ['ocpp-where-missing', { answers: {} }],
  ['ocpp-no-network', { current: { 'wifi.state': 0 } }],
  ['ocpp-test-back-end', { answers: { where: 'this-laptop' } }],
  [
    'ocpp-limit-factory',
    { current: { 'wifi.state': 2, 'settings.maxCurrent': 6, 'settings.installLimit': 32 } },
  ],
  ['ocpp-limit-as-found', { current: { 'wifi.state': 2, 'settings.maxCurrent': 16 } }],
  ['ocpp-is-on', { current: { 'wifi.state': 2, 'ocpp.mode': 16, 'ocpp.url': 'ws://x' } }],
] as const)('%s is told', (rule, change) => {
  expect(rulesOf(change)).toEqual([rule]);
});

test('over Modbus the lowest limit is told, and a door that takes no settings refused', () => {
  const over = (flags: number) => rulesOf({ door: 'modbus', current: { 'modbus.flags': flags } });
  expect(over(7)).toEqual(['ocpp-lowest-wins']);
  expect(over(3)).toEqual(['ocpp-modbus-locked', 'ocpp-lowest-wins']);
});

test('load balancing tells of a back end that is on or prepared', () => {
  expect(besideOcppFindings({ 'ocpp.mode': 0, 'ocpp.url': '' })).toEqual([]);
  expect(besideOcppFindings({ 'ocpp.mode': 0, 'ocpp.url': 'ws://x' })).toHaveLength(1);
});

const outcome: BackEndOutcome = {
  findings: [],
  isActivated: true,
  isTest: false,
  wasAcceptedOnTrial: false,
  proof: 'proven',
};

test.each([
  ['commissioned', [], {}],
  ['commissioned', ['ocpp-seen-by-person'], { proof: 'seen-by-person', wasAcceptedOnTrial: true }],
  ['configured', ['ocpp-seen-by-person'], { proof: 'seen-by-person' }],
  ['configured', ['ocpp-not-proven'], { proof: 'not-seen', wasAcceptedOnTrial: true }],
  ['configured', ['ocpp-not-activated'], { isActivated: false, proof: 'none' }],
  ['configured', ['ocpp-test-back-end'], { isTest: true }],
] as const)('%s with %j for %j', (result, open, change) => {
  const verdict = backEndJobVerdict({ ...outcome, ...change });
  expect([verdict.result, verdict.openPoints.map(({ rule }) => rule)]).toEqual([result, open]);
});

test('why a charger was not accepted: what it says itself, or that nobody heard of it', () => {
  const why = (status: Parameters<typeof whyNotAccepted>[1]['status']) =>
    whyNotAccepted(180, { status, attempt: undefined }).reason;
  expect([why('tls-error'), why('rejected'), why('connecting'), why(null)]).toEqual([
    'back-end-tls-error',
    'back-end-rejected',
    'back-end-not-reached',
    'back-end-not-seen',
  ]);
});

test('a setting the charger does not tell is not readable, another value is different', () => {
  const rows = [{ key: 'HeartbeatInterval', value: '60' }];
  expect(configurationProof({ heartbeatS: 120 }, rows).map(({ result }) => result)).toEqual([
    'different',
    'not-readable',
    'not-readable',
  ]);
});

test('S11: the charger’s own clock is compared with, unless it was never set or practice time runs ahead', () => {
  const takenAtMs = Date.UTC(2027, 0, 1);
  const at = { takenAtMs, laptopMs: takenAtMs + 60_000, speed: 1 };
  const yesterdayS = takenAtMs / 1000 - 86_400;
  expect(clockReferenceMs({ 'clock.now': yesterdayS }, at)).toBe(at.laptopMs - 86_400_000);
  expect(clockReferenceMs({ 'clock.now': 120 }, at)).toBeNull();
  expect(clockReferenceMs({}, at)).toBeNull();
  expect(clockReferenceMs({ 'clock.now': yesterdayS }, { ...at, speed: 40 })).toBeNull();
});
