import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closesBluetooth,
  type DesiredInput,
  desiredNetwork,
  desiredSettings,
  pointOfNoReturn,
} from '#shared/domain/desired.ts';

const input: DesiredInput = {
  job: 'load-balancing',
  country: 'DE',
  limitA: 32,
  control: { who: 'other-controller', timeoutS: 30, failsafeA: 8, modbusPort: 1502 },
  network: { ssid: 'Garage', ipMode: 'dhcp' },
  capabilities: 2 ** 30,
  current: {},
};

test('steers by another controller: server on, watchdog set, Wi-Fi kept, doors confirmed', () => {
  expect(desiredSettings(input)).toEqual({
    'settings.installLimit': 32,
    'settings.maxCurrent': 32,
    'settings.maxCurrentSinglePhase': 20,
    'settings.bootCurrent': 6,
    'safety.flags': 3,
    'failsafe.defaultTimeout': 30,
    'failsafe.defaultCurrent': 8,
    'failsafe.defaultAction': 1,
    'loadBalancing.mode': 0,
    'modbus.flags': 3,
    'modbus.port': 1502,
    'commit.confirmTimeout': 300,
    'wifi.mode': 1,
    'wifi.ssid': 'Garage',
    'network.ipMode': 0,
  });
});

test('allows settings over the network only where the person said so', () => {
  const flags = (control: DesiredInput['control']) => desiredSettings({ ...input, control })['modbus.flags'];
  for (const who of ['other-controller', 'this-program'] as const) {
    expect(flags({ who })).toBe(3);
    expect(flags({ who, laterChanges: 'not-allowed' })).toBe(3);
    expect(flags({ who, laterChanges: 'allowed' })).toBe(7);
  }
  expect(flags({ who: 'own-meter', laterChanges: 'allowed' })).toBe(3);
  expect(flags({ who: 'nobody', laterChanges: 'allowed' })).toBe(0);
});

test('keeps Bluetooth on when nobody steers or the charger is alone on its circuit', () => {
  const nobody = desiredSettings({ ...input, control: { who: 'nobody' } });
  expect(nobody).toEqual({
    'settings.installLimit': 32,
    'settings.maxCurrent': 32,
    'settings.maxCurrentSinglePhase': 20,
    'settings.bootCurrent': 6,
    'safety.flags': 3,
    'loadBalancing.mode': 0,
    'modbus.flags': 0,
  });
  expect(desiredSettings({ ...input, job: 'own-circuit' })).toEqual(nobody);
  expect(closesBluetooth(nobody)).toBe(false);
});

test('does not ask for a confirmed commit of a charger that has none', () => {
  expect(desiredSettings({ ...input, capabilities: 2 ** 31 })).not.toHaveProperty(['commit.confirmTimeout']);
  expect(desiredSettings({ ...input, capabilities: 2 ** 31 + 2 ** 30 })).toHaveProperty([
    'commit.confirmTimeout',
  ]);
});

test('makes OCPP heed the Modbus limit, and leaves it when it does', () => {
  expect(desiredSettings({ ...input, current: { 'ocpp.flags': 1 } })['ocpp.flags']).toBe(3);
  expect(desiredSettings({ ...input, current: { 'ocpp.flags': 2 } })).not.toHaveProperty(['ocpp.flags']);
});

test('throws rather than writing a limit below 6 A or a broken one', () => {
  for (const limitA of [0, 5, 6.5, Number.NaN])
    expect(() => desiredSettings({ ...input, limitA })).toThrow(RangeError);
  expect(desiredSettings({ ...input, limitA: 6 })['settings.maxCurrent']).toBe(6);
});

test('never writes a current above the limit', () => {
  const amperes = fc.integer({ min: 6, max: 40 });
  fc.assert(
    fc.property(amperes, amperes, amperes, (limitA, wantedA, bootCurrentA) => {
      const values = desiredSettings({ ...input, limitA, wantedA, bootCurrentA });
      const max = Number(values['settings.maxCurrent']);
      expect(max).toBe(Math.min(limitA, wantedA));
      expect(Number(values['settings.bootCurrent'])).toBeLessThanOrEqual(max);
      expect(Number(values['settings.maxCurrentSinglePhase'])).toBeLessThanOrEqual(Math.min(max, 20));
    }),
  );
});

test('writes a static address only when it is one', () => {
  const network = { ssid: 'G', address: '192.168.1.20', netmask: '255.255.255.0', gateway: '192.168.1.1' };
  expect(desiredNetwork({ ...network, ipMode: 'static' })).toEqual({
    'wifi.mode': 1,
    'wifi.ssid': 'G',
    'network.ipMode': 1,
    'network.address': '192.168.1.20',
    'network.netmask': '255.255.255.0',
    'network.gateway': '192.168.1.1',
  });
  expect(desiredNetwork({ ...network, ipMode: 'dhcp' })).not.toHaveProperty(['network.address']);
  expect(desiredNetwork({})).toEqual({});
});

test.each([
  [{ 'modbus.flags': 0 }, false],
  [{ 'modbus.flags': 1 }, true],
  [{ 'ocpp.mode': 16 }, true],
  [{ 'loadBalancing.mode': 1 }, true],
  [{ 'ocpp.mode': 0, 'loadBalancing.mode': null }, false],
  [{}, false],
])('%j closes Bluetooth: %s', (values, closes) => {
  expect(closesBluetooth(values)).toBe(closes);
});

test('names address and what a factory reset erases before the point of no return', () => {
  expect(pointOfNoReturn(desiredSettings(input), '192.168.1.20:1502')).toEqual({
    address: '192.168.1.20:1502',
    fromA: 32,
    toA: 6,
  });
  expect(pointOfNoReturn({ 'modbus.flags': 0 }, 'x')).toBeNull();
});
