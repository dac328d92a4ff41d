import { expect, test } from 'vitest';
import { eagerCar, pass, switchOn, useStoppedClock, words, write } from './testBench.ts';

useStoppedClock();

function charging(options = {}) {
  const charger = switchOn({ commissioned: true, ...options });
  const session = charger.openModbusSession();
  charger.plugCar(eagerCar);
  return { charger, session };
}

test('a charger with the server on starts tripped at 6 A, and a car gets no more', () => {
  const { charger } = charging();
  pass(20);
  expect(charger.truth()).toMatchObject({
    'watchdog.state': 2,
    'limit.source': 10,
    'limit.active': 6,
    'meter.current.l1': 6,
    'control.setpoint': null,
  });
});

test('only a valid write of limit.current returns from a trip', () => {
  const { charger, session } = charging();
  expect(write(session, 515, 1)).toBe(0);
  expect(write(session, 512, 3000)).toBe(3);
  expect(charger.truth()['watchdog.state']).toBe(2);
  expect(write(session, 512, 10_000)).toBe(0);
  expect(charger.truth()['watchdog.state']).toBe(1);
});

test('reads do not keep the watchdog armed, writes to 512 to 519 do', () => {
  const { charger, session } = charging();
  write(session, 512, 16_000);
  for (let n = 0; n < 5; n++) {
    pass(20);
    write(session, 515, n);
  }
  expect(charger.truth()['watchdog.state']).toBe(1);
  for (let n = 0; n < 61; n++) {
    pass(1);
    words(session, 256, 116);
  }
  const truth = charger.truth();
  expect(truth['watchdog.state']).toBe(2);
  expect(Number(truth['state.warning']) & (1 << 25)).not.toBe(0);
  expect(Number(truth['state.pauseReason']) & (1 << 5)).not.toBe(0);
});

test.each([
  ['action 0 takes the fail-safe current', 0, 16_000, 6],
  ['action 1 takes the lower of both', 1, 16_000, 6],
  ['action 1 leaves a pause a pause', 1, 0, 0],
  ['action 0 ends a pause', 0, 0, 6],
  ['action 2 holds the last set-point', 2, 16_000, 16],
])('after the trip %s', (_, action, setpoint, amps) => {
  const { charger, session } = charging();
  write(session, 518, action);
  write(session, 512, setpoint);
  pass(61);
  pass(20);
  expect(charger.truth()).toMatchObject({ 'watchdog.state': 2, 'limit.active': amps, 'limit.source': 10 });
});

test('action 2 ends with the car', () => {
  const { charger, session } = charging();
  write(session, 518, 2);
  write(session, 512, 16_000);
  pass(70);
  charger.unplugCar();
  charger.plugCar(eagerCar);
  pass(20);
  expect(charger.truth()['limit.active']).toBe(6);
});

test('the time-out runs at the speed of the site', () => {
  const { charger, session } = charging({ speed: 20 });
  write(session, 512, 16_000);
  pass(2.9);
  expect(charger.truth()['watchdog.state']).toBe(1);
  pass(0.2);
  expect(charger.truth()['watchdog.state']).toBe(2);
});

test('a set-point is taken once per second, a lower one always', () => {
  const { session } = charging();
  expect(write(session, 512, 10_000)).toBe(0);
  expect(write(session, 512, 16_000)).toBe(6);
  expect(write(session, 512, 8000)).toBe(0);
  expect(write(session, 512, 0)).toBe(0);
  expect(write(session, 513, 1)).toBe(0);
  expect(write(session, 513, 0)).toBe(0);
  pass(1);
  expect(write(session, 512, 16_000)).toBe(0);
});

test('a restart forgets the set-point and starts tripped again', () => {
  const { charger, session } = charging();
  write(session, 512, 16_000);
  charger.reboot();
  expect(charger.doors()).toEqual({ bluetoothOpen: false, modbus: undefined });
  expect(session.read(0, 1)).toEqual({ kind: 'exception', exception: 2 });
  pass(7);
  expect(charger.doors().modbus).toEqual({ host: '127.0.0.1', port: 15_020 });
  expect(charger.truth()).toMatchObject({
    'watchdog.state': 2,
    'state.bootCount': 2,
    'limit.current': null,
    'session.id': 2,
    'history.0.stopReason': 10,
  });
});
