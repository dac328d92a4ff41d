import { expect, test } from 'vitest';
import { formatDeviceTarget, parseDeviceTarget } from '#shared/domain/deviceTarget.ts';

test.each([
  ['ble:NEXUS-0042', { kind: 'bluetooth', name: 'NEXUS-0042' }],
  ['modbus://127.0.0.1:1502/1', { kind: 'modbus', host: '127.0.0.1', port: 1502, unit: 1 }],
  ['modbus://box.local', { kind: 'modbus', host: 'box.local', port: 502, unit: 1 }],
  ['modbus://[::1]:502/255', { kind: 'modbus', host: '::1', port: 502, unit: 255 }],
] as const)('reads %s', (text, target) => {
  expect(parseDeviceTarget(text)).toEqual(target);
  expect(parseDeviceTarget(formatDeviceTarget(target))).toEqual(target);
});

test.each([
  '',
  'ble:',
  'ble:   ',
  'NEXUS-0042',
  'modbus://',
  'modbus://host:0/1',
  'modbus://host:65536/1',
  'modbus://host:502/256',
  'modbus://host:502/1/2',
  'modbus://user@host',
  'http://host',
])('refuses "%s"', (text) => {
  expect(() => parseDeviceTarget(text)).toThrow('target.invalid');
});
