import { expect, test } from 'vitest';
import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { bleWrite, eagerCar, openedBle, pass, switchOn, useStoppedClock } from './testBench.ts';

useStoppedClock();

const minute = 60;
/** Sets the clock on by so much, and lets the charger follow. */
function later(charger: VirtualCharger, seconds: number): void {
  charger.setClock(Number(charger.truth()['clock.now']) + seconds);
  pass(15);
}
const hour = 3600;
/** 2026-04-02 is a Thursday; the clock of the bench stands at 10:00 UTC, 12:00 in Prague. */
const noonS = Date.UTC(2026, 3, 2, 10) / 1000;
const thursday = 1 << 3;
const saturday = 1 << 5;
const everyDay = 0x7f;
const enabled = 0x8000;

function withSettings(settings: Readonly<Record<string, number | string>>) {
  const charger = switchOn();
  charger.changeSettings({ 'settings.maxCurrent': 16, ...settings });
  charger.plugCar(eagerCar);
  pass(15);
  return charger;
}

const window = (slot: number, values: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries({ flags: enabled | everyDay, current: 16, energy: 0, mode: 0, ...values }).map(
      ([field, value]) => [`schedule.${slot}.${field}`, value],
    ),
  );

test('mode 1 waits for the button, which also stops and starts again', () => {
  const charger = withSettings({ 'settings.startMode': 1 });
  expect(charger.truth()).toMatchObject({ 'state.charge': 2, 'state.pauseReason': 128 });
  charger.pressButton();
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'session.authSource': 3 });
  charger.pressButton();
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'state.pauseReason': 1 });
  charger.pressButton();
  pass(15);
  expect(charger.truth()['state.charge']).toBe(4);
});

test('the button does nothing in another mode', () => {
  const charger = withSettings({ 'settings.startMode': 3 });
  charger.pressButton();
  pass(15);
  expect(charger.truth()['state.charge']).toBe(2);
});

test('mode 4 charges in windows only, and says when the next one begins', () => {
  const charger = withSettings({ 'settings.startMode': 4, ...window(1, { start: 13 * 60, stop: 14 * 60 }) });
  expect(charger.truth()).toMatchObject({
    'state.charge': 5,
    'state.pauseReason': 2,
    'limit.source': 9,
    'schedule.next': noonS + hour,
    'session.authSource': 7,
  });
  later(charger, hour);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'schedule.next': noonS + 25 * hour });
  later(charger, hour);
  expect(charger.truth()['state.charge']).toBe(5);
  charger.unplugCar();
  expect(charger.truth()['history.0.stopReason']).toBe(6);
});

test('mode 4 without a window, or with a clock that is not set, does not charge', () => {
  const charger = withSettings({ 'settings.startMode': 4 });
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'schedule.next': null });
  charger.changeSettings(window(1, { start: 0, stop: 0 }));
  pass(15);
  expect(charger.truth()['state.charge']).toBe(4);
  charger.setClock(600);
  pass(15);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'clock.quality': 0, 'schedule.next': null });
  expect(Number(charger.truth()['state.warning']) & (1 << 22)).not.toBe(0);
});

test('a window over midnight belongs to the day it begins on', () => {
  const charger = withSettings(
    window(1, { flags: enabled | thursday, start: 22 * 60, stop: 6 * 60, current: 10 }),
  );
  expect(charger.truth()['state.charge']).toBe(5);
  later(charger, 10 * hour + minute);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'limit.active': 10, 'limit.source': 9 });
  later(charger, 5 * hour);
  expect(charger.truth()['state.charge']).toBe(4);
  later(charger, 3 * hour);
  expect(charger.truth()['state.charge']).toBe(5);
});

test('a window with a target pauses when it is reached', () => {
  const charger = withSettings(window(1, { start: 12 * 60, stop: 20 * 60, energy: 1000 }));
  pass(10 * minute);
  const truth = charger.truth();
  expect(truth).toMatchObject({ 'state.charge': 5, 'limit.source': 9, 'state.pauseReason': 2 });
  expect(truth['meter.energy.session']).toBeGreaterThanOrEqual(1000);
  expect(truth['meter.energy.session']).toBeLessThan(1050);
});

test('a window of mode 1 blocks charging', () => {
  const charger = withSettings(window(1, { start: 13 * 60, stop: 14 * 60, mode: 1 }));
  expect(charger.truth()['state.charge']).toBe(4);
  later(charger, hour);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'limit.source': 9 });
});

test.each([
  // Summer time begins on 2026-03-29 at 02:00 (01:00 UTC) and ends on 2026-10-25 at 03:00 (01:00 UTC).
  ['before the change to summer time', '2026-03-29T00:00:00Z', 60 * 4, '2026-03-29T02:00:00Z'],
  ['in the hour that does not exist', '2026-03-29T00:00:00Z', 150, '2026-03-29T01:00:00Z'],
  ['before the change to winter time', '2026-10-24T22:00:00Z', 60 * 4, '2026-10-25T03:00:00Z'],
  ['in the hour that comes twice, the first time', '2026-10-24T22:00:00Z', 150, '2026-10-25T00:30:00Z'],
  ['in the hour that comes twice, the second time', '2026-10-25T01:00:00Z', 150, '2026-10-25T01:30:00Z'],
])('the next window is right %s', (_title, now, start, next) => {
  const charger = withSettings(window(1, { start, stop: start + 30 }));
  charger.setClock(Date.parse(now) / 1000);
  expect(charger.truth()['schedule.next']).toBe(Date.parse(next) / 1000);
});

test('the next window of a week later is right across the change', () => {
  const charger = withSettings(window(1, { flags: enabled | saturday, start: 720, stop: 780 }));
  charger.setClock(Date.parse('2026-10-24T11:30:00Z') / 1000);
  expect(charger.truth()['schedule.next']).toBe(Date.parse('2026-10-31T11:00:00Z') / 1000);
});

test('a clock in 2038 and later goes on', () => {
  const charger = withSettings(window(1, { start: 720, stop: 780 }));
  charger.setClock(0x7fff_ffff);
  pass(2);
  expect(charger.truth()['clock.now']).toBe(0x8000_0001);
  expect(charger.truth()['schedule.next']).toBeGreaterThan(0x8000_0000);
});

test('a clock that lost its battery is still unset after a restart, until somebody sets it', () => {
  const charger = withSettings({});
  charger.setClock(0);
  charger.reboot();
  pass(10);
  expect(charger.truth()).toMatchObject({ 'clock.quality': 0, 'session.start': 0 });
  bleWrite(openedBle(charger), 'C', 14, noonS >>> 16, noonS & 0xffff);
  expect(charger.truth()['clock.quality']).toBe(2);
});

test('only installed languages are taken', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  expect(bleWrite(link, 'D', 8, 0x6465)).toBe(2);
  expect(bleWrite(link, 'D', 8, 0x6672)).toBe(129);
});
