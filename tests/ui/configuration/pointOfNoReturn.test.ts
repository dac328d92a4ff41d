import { expect, test } from 'vitest';
import { isLaterAddress, noReturnOf } from '#renderer/features/configuration/plan/pointOfNoReturn.ts';
import type { ChangePlanView } from '#shared/contract/configuration.ts';

const change = (
  point: string,
  to: number,
  stays: 'modbus' | 'none' = 'modbus',
): ChangePlanView['steps'][number] & { kind: 'doors' } => ({
  kind: 'doors',
  confirmWithinS: 300,
  closesBluetooth: true,
  stays,
  isTrial: false,
  changes: [
    {
      ...{ point, from: 0, to, group: 'modbus', block: 'D' },
      ...{ wearsFlash: true, secret: false, doors: true, needsUnplugged: false },
    },
  ],
});

const plan = (steps: ChangePlanView['steps'], address: string): ChangePlanView => ({
  ...{ format: 1, serial: 'NX1', door: 'bluetooth', generation: 1, steps, canApply: true },
  findings: [{ rule: 'plan-closes-bluetooth', level: 'warn', field: null, params: { address } }],
});
const now = { 'settings.maxCurrent': 13, 'modbus.port': 502 };

test('a plan that closes Bluetooth names the address and the current that would be lost', () => {
  expect(noReturnOf(plan([change('modbus.flags', 3)], '192.168.1.20'), now, 'later')).toEqual({
    address: '192.168.1.20:502',
    fromA: 13,
    toA: 6,
  });
});

test('an address that comes with the Wi-Fi is said to come', () => {
  expect(noReturnOf(plan([change('modbus.flags', 3)], '0.0.0.0'), now, 'later')?.address).toBe('later');
  expect(isLaterAddress(undefined)).toBe(true);
});

test('a plan that leaves only a back end names its address', () => {
  const after = { ...now, 'ocpp.url': 'wss://csms.example.com/ocpp' };
  expect(noReturnOf(plan([change('ocpp.mode', 16, 'none')], '?'), after, 'later')?.address).toBe(
    'wss://csms.example.com/ocpp',
  );
});

test('a plan that leaves Bluetooth open has no such sentence', () => {
  expect(noReturnOf(plan([{ kind: 'set-clock' }], '?'), now, 'later')).toBeNull();
});
