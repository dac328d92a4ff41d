import { expect, test } from 'vitest';
import { advertisement, createGattServices } from '#simulator/charger/gatt.ts';
import { minuteOfWeek } from '#simulator/charger/localTime.ts';
import {
  bleCommit,
  bleWrite,
  eagerCar,
  joinWifi,
  openedBle,
  pass,
  switchOn,
  text,
  useStoppedClock,
} from './testBench.ts';

useStoppedClock();

test('the practice network takes 3 s, says 4 for a wrong password and stays at 1 for another SSID', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  joinWifi(charger, link);
  expect(charger.truth()['wifi.state']).toBe(1);
  pass(5);
  expect(charger.truth()).toMatchObject({ 'wifi.state': 2, 'wifi.ipv4': '7f000001', 'wifi.rssi': -58 });
  joinWifi(charger, link, 'falsch123');
  pass(5);
  expect(charger.truth()).toMatchObject({ 'wifi.state': 4, 'wifi.ipv4': '00000000', 'wifi.rssi': null });
  bleWrite(link, 'N', 2, ...text('Nachbar', 16));
  bleCommit(charger, link, 2);
  pass(60);
  expect(charger.truth()['wifi.state']).toBe(1);
});

test('a static address is where the Modbus port opens', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  joinWifi(charger, link);
  pass(6);
  bleWrite(link, 'N', 82, 1, 1, 0x7f00, 0x0005);
  bleWrite(link, 'D', 50, 3);
  expect(bleCommit(charger, link, 3)).toBe(2);
  expect(charger.doors().modbus).toBeUndefined();
  pass(6);
  expect(charger.doors()).toEqual({ bluetoothOpen: false, modbus: { host: '127.0.0.5', port: 15_020 } });
});

test('door changes are told, and only changes', () => {
  const charger = switchOn({ commissioned: true });
  const told: boolean[] = [];
  charger.onDoors((doors) => told.push(doors.modbus !== undefined));
  pass(10);
  expect(told).toEqual([]);
  charger.reboot();
  pass(10);
  expect(told).toEqual([false, true]);
});

test('a damaged state file gives factory settings and warning 21', () => {
  const charger = switchOn({}, { saved: { format: 1, words: 'torn' } });
  const truth = charger.truth();
  expect(truth['settings.maxCurrent']).toBe(6);
  expect(Number(truth['state.warning']) & (1 << 21)).not.toBe(0);
});

test('settings, PIN and history survive switching off', () => {
  const store = { saved: undefined as unknown };
  const first = switchOn({}, store);
  const link = openedBle(first);
  bleWrite(link, 'D', 0, 13_000);
  bleCommit(first, link, 1);
  link.changePin(Buffer.concat([Buffer.from([6]), Buffer.from('0000001234')]));
  first.plugCar(eagerCar);
  pass(130);
  first.close();
  const second = switchOn({}, store);
  expect(second.truth()).toMatchObject({
    'settings.maxCurrent': 13,
    'access.pinIsFactory': 0,
    'state.bootCount': 2,
    'history.count': 1,
    'history.0.stopReason': 10,
    'generation.settings': 2,
  });
});

test('own load balancing leaves the others their current and falls back without a meter', () => {
  const charger = switchOn({ commissioned: true });
  const link = openedBle(charger);
  bleWrite(link, 'D', 37, 1, 1);
  bleWrite(link, 'D', 42, 250, 20);
  expect(bleCommit(charger, link, 1)).toBe(2);
  charger.plugCar(eagerCar);
  expect(charger.truth()).toMatchObject({ 'watchdog.state': 0, 'loadBalancing.state': 2 });
  bleWrite(link, 'C', 16, 1000, 500, 200);
  expect(charger.truth()).toMatchObject({ 'limit.loadBalancing': 13, 'loadBalancing.state': 1 });
  pass(6);
  expect(charger.truth()['limit.source']).toBe(7);
  pass(1);
  bleWrite(link, 'C', 16, 3500, 500, 200);
  expect(charger.truth()).toMatchObject({ 'limit.source': 7, 'loadBalancing.state': 3, 'limit.active': 0 });
  pass(31);
  expect(charger.truth()).toMatchObject({ 'limit.loadBalancing': 6, 'loadBalancing.state': 2 });
});

test('a schedule charges in its window only', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 32_000);
  // The test runs on a Thursday at 12:00 in Prague.
  bleWrite(link, 'D', 60, 0x8008, 12 * 60 + 1, 12 * 60 + 3, 10_000, 0, 0);
  bleCommit(charger, link, 1);
  charger.plugCar(eagerCar);
  pass(10);
  expect(charger.truth()).toMatchObject({ 'state.charge': 5, 'limit.source': 9, 'state.pauseReason': 2 });
  expect(charger.truth()['schedule.next']).toBe(Date.UTC(2026, 3, 2, 10, 1) / 1000);
  pass(65);
  expect(charger.truth()).toMatchObject({ 'state.charge': 4, 'limit.active': 10 });
  pass(120);
  expect(charger.truth()['state.charge']).toBe(5);
});

test('a POSIX time zone knows summer time by itself', () => {
  const prague = 'CET-1CEST,M3.5.0,M10.5.0/3';
  const minute = (iso: string) => minuteOfWeek(Date.parse(iso) / 1000, prague) % 1440;
  expect(minute('2026-03-29T00:59:00Z')).toBe(119);
  expect(minute('2026-03-29T01:00:00Z')).toBe(180);
  expect(minute('2026-10-25T00:59:00Z')).toBe(179);
  expect(minute('2026-10-25T01:00:00Z')).toBe(120);
});

test('the clock is set over block C and becomes the host’s', () => {
  const charger = switchOn();
  bleWrite(openedBle(charger), 'C', 14, 0x6b49, 0xd200);
  expect(charger.truth()).toMatchObject({ 'clock.now': 0x6b49d200, 'clock.quality': 2 });
});

test('the advertisement fits 31 bytes and says model and state', () => {
  const charger = switchOn();
  charger.plugCar(eagerCar);
  const { data, scanResponse } = advertisement(charger);
  expect(data.toString('hex')).toBe(
    '0201061107010000004746435845 4e5355 0001584e 08ffffff0100002002'.replaceAll(' ', ''),
  );
  expect(data.length).toBeLessThanOrEqual(31);
  expect(scanResponse.subarray(2).toString()).toBe('NEXUS-2345');
});

test('each link has its own session and notifications carry block B once per second', () => {
  const charger = switchOn();
  const gatt = createGattServices(charger);
  const [configuration, access] = gatt.services;
  const find = (short: string) =>
    [...(configuration?.characteristics ?? []), ...(access?.characteristics ?? [])].find(({ uuid }) =>
      uuid.startsWith(`4e58${short}`),
    );
  const notified: string[] = [];
  gatt.onNotify((uuid, value) => notified.push(`${uuid.slice(4, 8)}:${value.length}`));
  gatt.onLinkUp(1);
  find('0201')?.write?.(1, Buffer.from('000000'));
  expect(notified).toEqual(['0202:5', '0204:6']);
  expect(find('0103')?.read?.(1)).toHaveLength(64);
  expect(find('0103')?.read?.(2)).toHaveLength(0);
  gatt.onLinkDown(2);
  pass(1);
  expect(notified.slice(2)).toEqual(['0102:232']);
  gatt.onLinkDown(1);
  expect(find('0103')?.read?.(1)).toHaveLength(0);
});
