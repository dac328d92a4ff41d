import { expect, test } from 'vitest';
import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { bleWrite, eagerCar, openedBle, pass, switchOn, useStoppedClock, words } from './testBench.ts';

useStoppedClock();

function charging(amps: number, car: Partial<CarSpec> = {}) {
  const charger = switchOn();
  charger.changeSettings({ 'settings.maxCurrent': amps });
  charger.plugCar({ ...eagerCar, ...car });
  pass(20);
  return charger;
}

const volts = (charger: VirtualCharger, phase: 'l1' | 'l2' | 'l3') =>
  Number(charger.truth()[`meter.voltage.${phase}`]);

test('a weak phase drops with its current: 0.5 ohm and a bad contact take 8 V at 16 A', () => {
  const charger = charging(16);
  charger.setSocket({ dropOhm: [0, 0.5, 0], contactOhm: 0.02 });
  pass(5);
  expect(volts(charger, 'l2')).toBeCloseTo(230 - 16 * 0.52, 0);
  expect(volts(charger, 'l1')).toBeCloseTo(230, 0);
  charger.unplugCar();
  pass(1);
  expect(volts(charger, 'l2')).toBeCloseTo(230, 0);
});

test('a bad contact warms the plug with the square of the current, in some minutes', () => {
  const charger = charging(16);
  const plug = () => Number(charger.truth()['temperature.mainsPlug']);
  const start = plug();
  charger.setSocket({ dropOhm: [0, 0, 0], contactOhm: 0.02 });
  pass(60);
  expect(plug()).toBeGreaterThan(start + 5);
  expect(plug()).toBeLessThan(start + 15);
  pass(20 * 60);
  // 16² × 0.02 ohm = 5.1 W, 6 K each, beside the warmth of a good plug.
  expect(plug()).toBeCloseTo(22 + 23 / 4 + 30.7, 0);
});

test('a hot plug derates, and not when derating is off', () => {
  const charger = charging(32);
  charger.setSocket({ dropOhm: [0, 0, 0], contactOhm: 0.012 });
  pass(30 * 60);
  expect(charger.truth()['limit.source']).toBe(8);
  expect(Number(charger.truth()['state.warning']) & (1 << 10)).not.toBe(0);
  charger.changeSettings({ 'safety.flags': 1 });
  pass(10);
  expect(charger.truth()).toMatchObject({ 'limit.source': 0, 'limit.temperature': null });
});

test('a drop below the undervoltage pauses charging', () => {
  const charger = charging(16);
  charger.setSocket({ dropOhm: [0, 2.5, 0], contactOhm: 0 });
  const seen = Array.from({ length: 40 }, () => {
    pass(0.25);
    const { 'state.warning': warning, 'limit.source': source } = charger.truth();
    return (Number(warning) & (1 << 12)) !== 0 && source === 11;
  });
  expect(seen).toContain(true);
});

test('a self test that fails leaves a fault until one passes and it is cleared', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  charger.failSelfTest(true);
  expect(bleWrite(link, 'C', 10, 7)).toBe(3);
  pass(4);
  expect(charger.truth()).toMatchObject({ 'command.result': 132, 'state.fault': 1 << 18, 'state.charge': 8 });
  expect(bleWrite(link, 'C', 10, 4)).toBe(128);
  charger.failSelfTest(false);
  pass(1.1);
  bleWrite(link, 'C', 10, 7);
  pass(4);
  expect(charger.truth()).toMatchObject({
    'command.result': 2,
    'state.fault': 0,
    'state.faultLatched': 1 << 18,
  });
  expect(bleWrite(link, 'C', 10, 4)).toBe(2);
  expect(charger.truth()['state.faultLatched']).toBe(0);
});

test('a self test while a car draws is refused', () => {
  expect(bleWrite(openedBle(charging(16)), 'C', 10, 7)).toBe(128);
});

test('a warning shows, stops nothing and is not latched', () => {
  const charger = charging(16);
  charger.setWarnings({ on: [9, 29] });
  pass(2);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'state.fault': 0, 'state.faultLatched': 0 });
  expect(Number(charger.truth()['state.warning']) & ((1 << 9) | (1 << 29))).toBe((1 << 9) | (1 << 29));
  charger.setWarnings({ off: [9, 29] });
  pass(2);
  expect(Number(charger.truth()['state.warning']) & (1 << 9)).toBe(0);
});

test('values from another planet are told at the doors, not inside', () => {
  const charger = charging(16);
  charger.garble(
    new Map([
      ['meter.current.l1', [0xffff]],
      ['meter.power', [0x7fc0, 0]],
      ['history.7.energy', [0xffff, 0xffff]],
    ]),
  );
  const session = charger.openModbusSession();
  expect(words(session, 282, 1)).toEqual([0xffff]);
  expect(words(session, 292, 2)).toEqual([0x7fc0, 0]);
  expect(words(session, 4096 + 7 * 24 + 6, 2)).toEqual([0xffff, 0xffff]);
  expect(
    charger
      .openBleSession()
      .readBlock('B')
      .readUInt16BE(2 * 26),
  ).toBe(0xffff);
  expect(charger.truth()['meter.current.l1']).toBe(16);
  charger.garble(new Map());
  expect(words(session, 282, 1)).toEqual([16_000]);
});

test('mains that fail end a session, and its record says so', () => {
  const charger = charging(16);
  charger.reboot();
  pass(10);
  expect(charger.truth()['history.0.stopReason']).toBe(10);
});

test('a session that is stopped and started again ends with what ended it', () => {
  const charger = charging(16);
  const link = openedBle(charger);
  bleWrite(link, 'C', 10, 2);
  pass(10);
  bleWrite(link, 'C', 10, 1);
  pass(20);
  expect(charger.truth()['state.charge']).toBe(4);
  charger.unplugCar();
  expect(charger.truth()['history.0.stopReason']).toBe(1);
});
