import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rotations } from '#shared/domain/fleet/fleetTable.ts';
import { nextAddress, nextLabel, nextRotation, nextRow } from '#shared/domain/fleet/nextRow.ts';

const none = new Set<string>();

test('the rotation goes round', () => {
  expect(rotations.map(nextRotation)).toEqual(['L2L3L1', 'L3L1L2', 'L1L2L3']);
});

test.each([
  ['Garage 9', 'Garage 10'],
  ['A09', 'A10'],
  ['99', '100'],
  ['Hall 2 (left)', 'Hall 3 (left)'],
  ['2nd floor 7', '2nd floor 8'],
  ['Garage', undefined],
])('after %s comes %s', (label, next) => {
  expect(nextLabel(label)).toBe(next);
});

test.each([
  ['192.168.1.20', '255.255.255.0', '192.168.1.21'],
  ['192.168.1.254', '255.255.255.0', undefined],
  ['192.168.1.254', '255.255.0.0', '192.168.2.1'],
  ['192.168.1.20', undefined, '192.168.1.21'],
  ['10.0.0.13', '255.255.255.240', '10.0.0.14'],
  ['10.0.0.14', '255.255.255.240', undefined],
  ['127.0.0.1', '255.0.0.0', '127.0.0.2'],
  ['192.168.1', '255.255.255.0', undefined],
])('after %s in %s comes %s', (address, netmask, next) => {
  expect(nextAddress(address, netmask, none)).toBe(next);
});

test('the next one like this keeps the settings and advances what must differ', () => {
  const values = {
    'settings.maxCurrent': 16,
    'network.ipMode': 1,
    'network.address': '192.168.1.20',
    'network.netmask': '255.255.255.0',
    'network.gateway': '192.168.1.21',
    'network.hostname': 'garage-09',
    'ocpp.identity': 'garage',
  };
  const before = structuredClone(values);
  expect(nextRow({ socket: 'Garage 9', rotation: 'L3L1L2', values }, ['192.168.1.22'])).toEqual({
    socket: 'Garage 10',
    rotation: 'L1L2L3',
    values: {
      'settings.maxCurrent': 16,
      'network.ipMode': 1,
      'network.address': '192.168.1.23',
      'network.netmask': '255.255.255.0',
      'network.gateway': '192.168.1.21',
      'network.hostname': 'garage-10',
    },
    open: ['ocpp.identity'],
  });
  expect(values).toEqual(before);
});

test('with DHCP the address stays, without a number a label gets one', () => {
  const values = { 'network.ipMode': 0, 'network.address': '192.168.1.20' };
  expect(nextRow({ socket: 'Garage', rotation: null, values })).toEqual({
    socket: 'Garage 2',
    rotation: null,
    values,
    open: [],
  });
});

test('a full network leaves the address to the person', () => {
  const values = { 'network.ipMode': 1, 'network.address': '192.168.1.254' };
  expect(nextRow({ socket: null, rotation: null, values })).toMatchObject({
    values: { 'network.ipMode': 1 },
    open: ['network.address'],
  });
});

test('a hundred in a row have a hundred different sockets and addresses', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.string({ maxLength: 20 }), (host, socket) => {
      let seed = nextRow({ socket, rotation: 'L1L2L3', values: { 'network.address': `10.0.0.${host}` } });
      const sockets = new Set([socket, seed.socket]);
      const addresses = new Set([`10.0.0.${host}`, seed.values['network.address']]);
      for (let index = 0; index < 98; index += 1) {
        seed = nextRow(seed);
        sockets.add(seed.socket);
        addresses.add(seed.values['network.address']);
      }
      expect([sockets.size, addresses.size]).toEqual([100, 100]);
    }),
    { numRuns: 30 },
  );
});
