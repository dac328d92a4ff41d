import { expect, test } from 'vitest';
import { commandOffers, commonReason } from '#renderer/features/chargers/live/commandOffers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { capabilitiesOf, deviceWith } from './device.ts';

const plugged = { 'state.cp': 11, 'state.fault': 0, 'state.lock': 0, 'control.enabled': 1 };
const charging: PointValues = { ...plugged, 'state.cp': 12, 'state.charge': 4 };
const noCar: PointValues = { ...plugged, 'state.cp': 10, 'state.charge': 1 };

const reasons = (...args: Parameters<typeof commandOffers>) =>
  Object.fromEntries(commandOffers(...args).map(({ command, reason }) => [command, reason]));
const primary = (...args: Parameters<typeof commandOffers>) =>
  commandOffers(...args)
    .filter(({ isPrimary }) => isPrimary)
    .map(({ command }) => command);

test.each([
  ['a car that waits for release', { ...plugged, 'state.charge': 2 }, ['start']],
  ['a charge', charging, ['stop']],
  ['a pause by a person', { ...charging, 'state.charge': 5, 'control.enabled': 0 }, ['resume']],
  ['no car', noCar, []],
  ['a charger that does not say', {}, []],
] as const)('for %s one step or none is the primary one', (_what, values, commands) => {
  expect(primary(deviceWith(), values)).toEqual(commands);
});

test('without a car nothing starts, nothing stops and nothing is woken, each with its reason', () => {
  expect(reasons(deviceWith(), noCar)).toEqual({
    start: 'no-car',
    stop: 'nothing-to-stop',
    pause: null,
    'wake-car': 'no-car',
    'self-test': null,
  });
});

test('while the car charges neither a start nor a self-test is offered', () => {
  expect(reasons(deviceWith(), charging)).toMatchObject({ start: 'charging', 'self-test': 'charging' });
});

test('a fault prevents the start', () => {
  expect(reasons(deviceWith(), { ...plugged, 'state.charge': 8, 'state.fault': 16 })).toMatchObject({
    start: 'fault',
  });
});

test.each([
  ['lost', { isOpen: false }],
  ['job', { jobId: 'j1' }],
  ['pin', { access: { state: 'locked', attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: true } }],
  ['blocked', { access: { state: 'blocked', attemptsLeft: 0, blockedSeconds: 60, pinIsFactory: true } }],
] as const)('says %s once for every command', (reason, changes) => {
  const offers = commandOffers(deviceWith(changes), charging);
  expect(commonReason(offers)).toBe(reason);
  expect(offers.some(({ isPrimary }) => isPrimary)).toBe(false);
});

test('over Modbus TCP the PIN is not needed to control', () => {
  const access = { state: 'locked', attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: false } as const;
  expect(reasons(deviceWith({ door: 'modbus', access }), charging)).toMatchObject({ stop: null });
});

test('stale values offer nothing', () => {
  expect(commonReason(commandOffers(deviceWith(), null))).toBe('unknown');
});

test('unlocking is there only with a lock that is fitted', () => {
  const withLock = deviceWith({ capabilities: capabilitiesOf.withLock });
  expect(reasons(withLock, charging)).toHaveProperty('unlock-plug', null);
  expect(reasons(withLock, { ...charging, 'state.lock': 65_535 })).not.toHaveProperty('unlock-plug');
  expect(reasons(deviceWith(), charging)).not.toHaveProperty('unlock-plug');
});
