import { expect, test } from 'vitest';
import {
  bleCommit,
  bleWrite,
  eagerCar,
  joinWifi,
  openedBle,
  pass,
  refusedRegisterOf,
  resultOf,
  switchOn,
  useStoppedClock,
  words,
  write,
} from './testBench.ts';

useStoppedClock();

test('staged settings are not in force before the commit', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  expect(bleWrite(link, 'D', 0, 13_000)).toBe(2);
  expect(charger.truth()).toMatchObject({ 'settings.maxCurrent': 6, 'commit.state': 1 });
  expect(bleCommit(charger, link, 1)).toBe(2);
  expect(charger.truth()).toMatchObject({
    'settings.maxCurrent': 13,
    'commit.state': 0,
    'generation.settings': 2,
    'generation.cards': 1,
    'command.last': 0x100,
    'command.result': 2,
  });
});

test('a stale generation stores nothing and is refused with 128', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 13_000);
  bleWrite(link, 'C', 19, 1);
  bleWrite(link, 'C', 28, 99);
  expect(bleWrite(link, 'C', 20, 0x4e58, 0xc0de)).toBe(128);
  expect(refusedRegisterOf(link)).toBe(540);
  expect(charger.truth()['settings.maxCurrent']).toBe(6);
});

test('a commit stores all blocks of its scope or none', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 13_000);
  expect(bleCommit(charger, link, 3)).toBe(128);
  bleWrite(link, 'R', 0, 1);
  expect(bleCommit(charger, link, 9)).toBe(129);
  expect(refusedRegisterOf(link)).toBe(1281);
  expect(charger.truth()).toMatchObject({ 'settings.maxCurrent': 6, 'generation.settings': 1 });
});

test('one commit per 5 s', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 13_000);
  expect(bleCommit(charger, link, 1)).toBe(2);
  bleWrite(link, 'D', 0, 16_000);
  expect(bleCommit(charger, link, 1)).toBe(131);
  pass(5);
  expect(bleCommit(charger, link, 1)).toBe(2);
});

test('staged settings go with the connection and after 300 s', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 13_000);
  link.end();
  const next = openedBle(charger);
  expect(bleCommit(charger, next, 1)).toBe(128);
  bleWrite(next, 'D', 0, 13_000);
  pass(200);
  bleWrite(next, 'C', 3, 1);
  pass(101);
  expect(bleCommit(charger, next, 1)).toBe(128);
});

test('a commit of cards raises both generations', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'R', 1, 4, 0x0102, 0x0304, 0, 0, 0);
  bleWrite(link, 'R', 0, 3);
  expect(bleCommit(charger, link, 8)).toBe(2);
  expect(charger.truth()).toMatchObject({ 'generation.settings': 2, 'generation.cards': 2 });
});

test('the limit of the installation needs the car unplugged and survives a factory reset', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  charger.plugCar(eagerCar);
  bleWrite(link, 'D', 53, 16_000);
  expect(bleCommit(charger, link, 1)).toBe(128);
  charger.unplugCar();
  expect(bleCommit(charger, link, 1)).toBe(2);
  charger.factoryReset();
  pass(4);
  expect(charger.truth()).toMatchObject({ 'settings.installLimit': 16, 'settings.maxCurrent': 6 });
});

test('turning the server on silences Bluetooth after 5 s and opens the port', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  expect(joinWifi(charger, link)).toBe(2);
  pass(5);
  expect(charger.truth()['wifi.state']).toBe(2);
  bleWrite(link, 'D', 50, 3);
  expect(bleCommit(charger, link, 1)).toBe(2);
  expect(charger.doors()).toEqual({ bluetoothOpen: true, modbus: { host: '127.0.0.1', port: 15_020 } });
  pass(5);
  expect(charger.doors().bluetoothOpen).toBe(false);
});

test('a commit that leaves no door is refused', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  bleWrite(link, 'D', 50, 3);
  expect(bleCommit(charger, link, 1)).toBe(129);
  const commissioned = switchOn({ commissioned: true });
  const inside = openedBle(commissioned);
  bleWrite(inside, 'D', 50, 0);
  expect(bleCommit(commissioned, inside, 1)).toBe(129);
  expect(commissioned.truth()['modbus.flags']).toBe(3);
});

test('only a factory reset brings Bluetooth back', () => {
  const charger = switchOn({ commissioned: true });
  charger.reboot();
  pass(10);
  expect(charger.doors().bluetoothOpen).toBe(false);
  charger.plugCar(eagerCar);
  expect(charger.factoryReset()).toBe(false);
  charger.unplugCar();
  expect(charger.factoryReset()).toBe(true);
  pass(4);
  expect(charger.doors()).toEqual({ bluetoothOpen: true, modbus: undefined });
  expect(charger.truth()).toMatchObject({ 'wifi.password': false, 'access.pinIsFactory': 1 });
});

function commitDoors(confirmS: number) {
  const charger = switchOn();
  const link = openedBle(charger);
  joinWifi(charger, link);
  pass(6);
  bleWrite(link, 'D', 50, 3);
  bleWrite(link, 'D', 56, confirmS);
  const code = bleCommit(charger, link, 1);
  return { charger, link, code };
}

test('a confirmed commit keeps the old door until it was confirmed over the new one', () => {
  const { charger, link, code } = commitDoors(60);
  expect(code).toBe(2);
  pass(30);
  expect(charger.doors()).toEqual({ bluetoothOpen: true, modbus: { host: '127.0.0.1', port: 15_020 } });
  expect(charger.truth()).toMatchObject({ 'commit.state': 4, 'commit.confirmRemaining': 30 });
  expect(bleWrite(link, 'C', 29, 0x5afe)).toBe(128);
  const session = charger.openModbusSession();
  expect(words(session, 541, 2)).toEqual([1, 30]);
  expect(write(session, 541, 0x1234)).toBe(3);
  expect(write(session, 541, 0x5afe)).toBe(0);
  expect(charger.doors().bluetoothOpen).toBe(false);
  pass(60);
  expect(charger.truth()).toMatchObject({ 'modbus.flags': 3, 'commit.state': 0 });
});

test('without confirmation the old settings and doors return', () => {
  const { charger } = commitDoors(60);
  pass(61);
  expect(charger.doors()).toEqual({ bluetoothOpen: true, modbus: undefined });
  expect(charger.truth()).toMatchObject({
    'modbus.flags': 0,
    'commit.state': 3,
    'generation.settings': 4,
    'wifi.ssid': 'Werkstatt',
  });
});

test('a charger that ignores writes says done and keeps its settings', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  charger.ignoreWrites(true);
  bleWrite(link, 'D', 0, 13_000);
  expect(bleCommit(charger, link, 1)).toBe(2);
  expect(charger.truth()['settings.maxCurrent']).toBe(6);
});

test('a storage that refuses gives 132 and changes nothing', () => {
  let isFull = false;
  const charger = switchOn({
    persistence: {
      load: () => undefined,
      save: () => {
        if (isFull) throw new Error('no space');
      },
    },
  });
  const link = openedBle(charger);
  bleWrite(link, 'D', 0, 13_000);
  isFull = true;
  expect(bleCommit(charger, link, 1)).toBe(132);
  expect(charger.truth()).toMatchObject({ 'settings.maxCurrent': 6, 'generation.settings': 1 });
  expect(resultOf(link)).toBe(132);
});

test('a charger that alters writes stores something of its own, also over what was staged', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  charger.alterWrites({ 'settings.maxCurrent': 10, 'settings.language': 'de' });
  bleWrite(link, 'D', 0, 13_000);
  expect(bleCommit(charger, link, 1)).toBe(2);
  expect(charger.truth()).toMatchObject({ 'settings.maxCurrent': 10, 'settings.language': 'de' });
});
