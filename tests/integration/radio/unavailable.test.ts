import { expect, test } from 'vitest';
import { reasonOf, stateOf } from '#core/adapters/noble/unavailableReason.ts';

test.each([
  ['driver-missing', "Cannot find module '../build/Release/bluetooth_hci_socket.node'", 'MODULE_NOT_FOUND'],
  ['driver-missing', 'No native build was found for platform=darwin', ''],
  ['no-adapter', 'ENODEV, No such device', ''],
  ['no-adapter', 'No compatible USB Bluetooth 4.0 device found!', ''],
  ['unauthorised', 'Operation not permitted', 'EPERM'],
  ['unsupported', 'Address family not supported by protocol', 'EAFNOSUPPORT'],
  ['unsupported', 'Unsupported platform', ''],
])('the radio is unavailable because of %s when the driver says "%s"', (reason, message, code) => {
  expect(reasonOf(Object.assign(new Error(message), { code }))).toBe(reason);
});

test.each([
  ['poweredOn', { kind: 'ready' }],
  ['poweredOff', { kind: 'unavailable', reason: 'powered-off' }],
  ['unauthorized', { kind: 'unavailable', reason: 'unauthorised' }],
  ['unsupported', { kind: 'unavailable', reason: 'unsupported' }],
  ['unknown', { kind: 'starting' }],
  ['resetting', { kind: 'starting' }],
])('the driver state %s is a state of the port', (driverState, state) => {
  expect(stateOf(driverState)).toEqual(state);
});
