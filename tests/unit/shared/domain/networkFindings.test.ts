import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkRange, parseIpv4, prefixLength, reservedRange } from '#shared/domain/ipv4.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import { bluetoothFindings, networkFindings, signalFinding } from '#shared/domain/networkFindings.ts';

test.each([
  [-75, 'signal-good'],
  [-76, 'signal-weak'],
  [-82, 'signal-weak'],
  [-83, 'signal-too-weak'],
  [null, 'signal-unknown'],
])('says of a signal of %s dBm: %s', (rssiDbm, rule) => {
  expect(signalFinding(rssiDbm).rule).toBe(rule);
});

test.each([
  [-80, 0],
  [-81, 1],
  [null, 0],
])('asks to stand closer at %s dBm: %s', (rssiDbm, count) => {
  expect(bluetoothFindings(rssiDbm)).toHaveLength(count);
});

const fixed: NetworkAnswers = {
  ssid: 'Garage',
  ipMode: 'static',
  address: '192.168.1.20',
  netmask: '255.255.255.0',
  gateway: '192.168.1.1',
};
const rules = (change: Partial<NetworkAnswers>, practice = false) =>
  networkFindings({ ...fixed, ...change }, -60, practice).map((each) => each.rule);

test('accepts a static address with its gateway', () => {
  expect(rules({})).toEqual(['address-fits', 'signal-good']);
});

test.each<[Partial<NetworkAnswers>, string]>([
  [{ ssid: '' }, 'ssid-missing'],
  [{ ssid: 'é'.repeat(17) }, 'ssid-too-long'],
  [{ address: '192.168.1' }, 'address-invalid'],
  [{ address: '192.168.1.256' }, 'address-invalid'],
  [{ address: '192.168.001.20' }, 'address-invalid'],
  [{ address: '' }, 'address-invalid'],
  [{ address: '127.0.0.1' }, 'address-reserved'],
  [{ address: '0.1.2.3' }, 'address-reserved'],
  [{ address: '169.254.3.4' }, 'address-reserved'],
  [{ address: '224.0.0.1' }, 'address-reserved'],
  [{ address: '255.255.255.255' }, 'address-reserved'],
  [{ address: '192.168.1.0' }, 'address-of-network'],
  [{ address: '192.168.1.255' }, 'address-of-network'],
  [{ address: '8.8.8.8', gateway: '8.8.8.1' }, 'address-public'],
  [{ netmask: '255.0.255.0' }, 'netmask-invalid'],
  [{ netmask: '255.255.255.254' }, 'netmask-invalid'],
  [{ netmask: '254.0.0.0' }, 'netmask-invalid'],
  [{ netmask: 'x' }, 'netmask-invalid'],
  [{ gateway: '192.168.2.1' }, 'gateway-outside'],
  [{ gateway: '192.168.1.255' }, 'gateway-outside'],
  [{ gateway: '192.168.1.20' }, 'gateway-is-charger'],
  [{ gateway: 'router' }, 'gateway-invalid'],
  [{ ipMode: 'dhcp' }, 'dhcp-without-reservation'],
  [{ ipMode: 'dhcp', hasReservation: 'no' }, 'dhcp-without-reservation'],
  [{ ipMode: 'dhcp', hasReservation: 'unknown' }, 'dhcp-without-reservation'],
  [{ ipMode: 'dhcp', hasReservation: 'yes' }, 'dhcp-reserved'],
])('says of %j: %s', (change, rule) => {
  expect(rules(change)).toContain(rule);
});

test('accepts 32 bytes of name, the smallest and the largest network, no gateway', () => {
  expect(rules({ ssid: 'é'.repeat(16) })).not.toContain('ssid-too-long');
  expect(rules({ netmask: '255.255.255.252', address: '192.168.1.2' })).toContain('address-fits');
  expect(rules({ netmask: '255.0.0.0', address: '10.0.0.1', gateway: '10.9.9.9' })).toContain('address-fits');
  const { gateway: _, ...without } = fixed;
  expect(networkFindings(without, -60).map((each) => each.rule)).toEqual(['address-fits', 'signal-good']);
});

test('accepts the loopback network on the practice site only', () => {
  const practice = { address: '127.0.0.9', netmask: '255.0.0.0', gateway: '127.0.0.1' };
  expect(rules(practice, true)).toEqual(['address-fits', 'signal-good']);
  expect(rules(practice)).toContain('address-reserved');
});

test('asks how the address is given', () => {
  expect(networkFindings({ ssid: 'G' }, null).map((each) => each.rule)).toEqual([
    'address-mode-missing',
    'signal-unknown',
  ]);
});

test('reads every dotted address back to its number and keeps it inside its network', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, byte, fc.integer({ min: 8, max: 30 }), (a, b, c, d, prefix) => {
      const address = parseIpv4(`${a}.${b}.${c}.${d}`);
      expect(address).toBe(((a * 256 + b) * 256 + c) * 256 + d);
      const { first, last } = networkRange(address ?? 0, prefix);
      expect(first <= (address ?? 0) && (address ?? 0) <= last).toBe(true);
      expect(last - first + 1).toBe(2 ** (32 - prefix));
      expect(prefixLength(2 ** 32 - 2 ** (32 - prefix))).toBe(prefix);
    }),
  );
});

test('leaves ordinary addresses unreserved', () => {
  for (const text of ['10.0.0.1', '172.16.0.1', '192.168.0.1', '223.255.255.254'])
    expect(reservedRange(parseIpv4(text) ?? 0)).toBeNull();
});
