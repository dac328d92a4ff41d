import { expect, test } from 'vitest';
import type { CarSpec, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { bleCommit, bleWrite, eagerCar, openedBle, pass, switchOn, useStoppedClock } from './testBench.ts';

useStoppedClock();

function withMax(amps: number, car: Partial<CarSpec> = {}, more: readonly (readonly number[])[] = []) {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, amps * 1000);
  for (const [offset = 0, ...values] of more) bleWrite(link, 'D', offset, ...values);
  expect(bleCommit(charger, link, 1)).toBe(2);
  pass(5);
  charger.plugCar({ ...eagerCar, ...car });
  return { charger, link };
}

const cpOf = (charger: VirtualCharger) => charger.openModbusSession().read(257, 1);
const cp = (code: number) => ({ kind: 'values', words: [code] });

test('a car goes from A1 over B2 to C2 and draws what is offered', () => {
  const { charger } = withMax(16);
  expect(cpOf(charger)).toEqual(cp(0xb2));
  expect(charger.truth()['state.charge']).toBe(3);
  pass(10);
  expect(cpOf(charger)).toEqual(cp(0xc2));
  expect(charger.truth()).toMatchObject({
    'state.charge': 4,
    'meter.current.l1': 16,
    'meter.current.l3': 16,
    'pilot.duty': 26.7,
    'limit.source': 3,
    'state.phases': 7,
  });
});

test('a raise is held in steps of at least 5 s, a reduction comes at once', () => {
  const { charger, link } = withMax(32);
  expect(charger.truth()['limit.active']).toBe(16);
  pass(4);
  expect(charger.truth()['limit.active']).toBe(16);
  pass(1.5);
  expect(charger.truth()['limit.active']).toBe(32);
  bleWrite(link, 'C', 0, 8000);
  expect(charger.truth()).toMatchObject({ 'limit.active': 8, 'limit.source': 5, 'pilot.duty': 13.3 });
});

test('the current never exceeds the limit from 5 s after a reduction', () => {
  const { charger, link } = withMax(32, { reactionMs: 4000, rampAPerS: 2 });
  pass(60);
  bleWrite(link, 'C', 0, 6000);
  pass(10);
  expect(charger.truth()['meter.current.l1']).toBe(6);
});

test('a pause stops the current and a new limit resumes it', () => {
  const { charger, link } = withMax(16);
  pass(10);
  bleWrite(link, 'C', 1, 0);
  pass(8);
  expect(charger.truth()).toMatchObject({
    'state.charge': 5,
    'limit.active': 0,
    'meter.current.l1': 0,
    'state.pauseReason': 8,
    'state.phases': 0,
  });
  bleWrite(link, 'C', 1, 1);
  pass(12);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'meter.current.l1': 16 });
});

test('a car that draws nothing below 8 A stays in B2 at 6 A', () => {
  const { charger } = withMax(6, { minA: 8 });
  pass(15);
  expect(cpOf(charger)).toEqual(cp(0xb2));
  expect(charger.truth()).toMatchObject({ 'state.charge': 3, 'limit.active': 6, 'meter.current.l1': 0 });
});

test('a car that sleeps after a pause wakes with a pilot interruption only', () => {
  const { charger, link } = withMax(10, { sleepsAfterPause: true });
  pass(10);
  bleWrite(link, 'C', 0, 0);
  pass(70);
  bleWrite(link, 'C', 0, 10_000);
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 6, 'limit.active': 10, 'meter.current.l1': 0 });
  expect(bleWrite(link, 'C', 10, 5)).toBe(3);
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'meter.current.l1': 10 });
});

test('a full car is finished', () => {
  const { charger } = withMax(32, { taperStartWh: 50, taperWh: 20 });
  pass(120);
  expect(charger.truth()).toMatchObject({ 'state.charge': 7, 'meter.current.l1': 0 });
  charger.unplugCar();
  expect(charger.truth()['history.0.stopReason']).toBe(11);
});

test('a one-phase car is held to the limit for one phase', () => {
  const { charger } = withMax(32, { phases: 1 }, [[54, 16_000]]);
  pass(20);
  expect(charger.truth()).toMatchObject({
    'limit.active': 16,
    'limit.source': 3,
    'meter.current.l1': 16,
    'meter.current.l2': 0,
  });
});

test.each([
  ['the adapter', (charger: VirtualCharger) => charger.setAdapter(10_000), 10, 2],
  ['half the way of derating', (charger: VirtualCharger) => charger.setMainsPlugTemperature(77.5), 19, 8],
  ['a plug too hot', (charger: VirtualCharger) => charger.setMainsPlugTemperature(86), 0, 8],
  ['a mains too low', (charger: VirtualCharger) => charger.setMains({ l1: 190, l2: 230, l3: 230 }), 0, 11],
])('%s limits and is named', (_, change, amps, source) => {
  const { charger } = withMax(32);
  pass(10);
  change(charger);
  expect(charger.truth()).toMatchObject({ 'limit.active': amps, 'limit.source': source });
});

test('a fault stops charging at once and is cleared only when its cause is gone', () => {
  const { charger, link } = withMax(16);
  pass(10);
  charger.setFaults({ on: [1] });
  expect(cpOf(charger)).toEqual(cp(0xf0));
  expect(charger.truth()).toMatchObject({
    'state.charge': 8,
    'state.fault': 2,
    'state.lastFault': 1,
    'meter.current.l1': 0,
  });
  expect(charger.advertised().state & 0b1000).toBe(0b1000);
  expect(bleWrite(link, 'C', 10, 4)).toBe(128);
  charger.setFaults({ off: [1] });
  pass(10);
  expect(charger.truth()).toMatchObject({ 'state.charge': 8, 'state.fault': 0, 'state.faultLatched': 2 });
  expect(bleWrite(link, 'C', 10, 4)).toBe(2);
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'state.faultLatched': 0 });
});

test('a lost neutral is a fault', () => {
  const charger = switchOn();
  charger.setMains({ l1: 260, l2: 200, l3: 230 });
  expect(Number(charger.truth()['state.fault']) & (1 << 30)).not.toBe(0);
});

test('the self test runs for some seconds and ends with its verdict', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  expect(bleWrite(link, 'C', 10, 7)).toBe(3);
  expect(charger.truth()).toMatchObject({ 'command.last': 7, 'command.result': 3 });
  pass(4);
  expect(charger.truth()['command.result']).toBe(2);
});

test('start mode 3 waits for the start command', () => {
  const { charger, link } = withMax(16, {}, [[2, 3]]);
  pass(5);
  expect(charger.truth()).toMatchObject({ 'state.charge': 2, 'state.pauseReason': 128 });
  expect(bleWrite(link, 'C', 10, 1)).toBe(2);
  pass(10);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'session.authSource': 4 });
  pass(1);
  expect(bleWrite(link, 'C', 10, 2)).toBe(2);
  pass(8);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'state.pauseReason': 1 });
});

test('a learned card releases charging in start mode 2', () => {
  const { charger, link } = withMax(16, {}, [[2, 2]]);
  const card = Uint8Array.of(4, 0x11, 0x22, 0x33);
  expect(bleWrite(link, 'C', 10, 9)).toBe(3);
  charger.presentCard(card);
  expect(charger.truth()).toMatchObject({ 'cards.1.flags': 3, 'command.result': 2, 'generation.cards': 2 });
  charger.presentCard(card);
  pass(10);
  expect(charger.truth()).toMatchObject({
    'state.charge': 4,
    'session.authSource': 2,
    'session.card': '04112233000000000000',
  });
});

test('a session becomes the newest record of the history when the car leaves', () => {
  const { charger } = withMax(16);
  pass(600);
  charger.unplugCar();
  const truth = charger.truth();
  expect(truth).toMatchObject({
    'state.charge': 1,
    'history.count': 1,
    'history.0.id': 1,
    'history.0.stopReason': 1,
    'history.0.phases': 3,
    'history.0.maxCurrent': 16,
    'generation.history': 2,
  });
  // 10 minutes at 3 × 16 A × 230 V are about 1.8 kWh.
  expect(truth['history.0.energy']).toBeGreaterThan(1700);
  expect(truth['history.0.energy']).toBe(truth['meter.energy.total']);
  expect(truth['meter.energy.session']).toBe(truth['history.0.energy']);
});

test('the energy limit of a session pauses it', () => {
  const { charger, link } = withMax(16);
  bleWrite(link, 'C', 8, 0, 100);
  pass(60);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'state.pauseReason': 512 });
});

test('phases are switched while paused, after two waits', () => {
  const { charger, link } = withMax(16);
  pass(10);
  expect(bleWrite(link, 'C', 2, 1)).toBe(128);
  bleWrite(link, 'C', 0, 0);
  pass(2);
  expect(bleWrite(link, 'C', 2, 1)).toBe(2);
  expect(Number(charger.truth()['state.pauseReason']) & (1 << 10)).not.toBe(0);
  pass(11);
  bleWrite(link, 'C', 0, 16_000);
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.phases': 1, 'meter.current.l1': 16, 'meter.current.l2': 0 });
});
