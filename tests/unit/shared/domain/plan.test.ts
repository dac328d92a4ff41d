import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, factsByPrefix } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const factsOf = factsByPrefix(
  {
    settings: 'D',
    safety: 'D',
    failsafe: 'C',
    'failsafe.defaultCurrent': 'D',
    'failsafe.defaultTimeout': 'D',
    loadBalancing: 'D',
    modbus: 'D',
    'commit.confirmTimeout': 'D',
    wifi: 'N',
    network: 'N',
    ocpp: 'O',
  },
  ['wifi.password'],
);
const order = (current: PointValues, desired: PointValues) =>
  changesBetween(current, desired, factsOf).map((each) => each.point);

test('leaves out what is already so', () => {
  expect(
    order(
      { 'settings.maxCurrent': 16, 'wifi.ssid': 'G' },
      { 'settings.maxCurrent': 16.0000001, 'wifi.ssid': 'G' },
    ),
  ).toEqual([]);
});

test('writes a value that could not be read', () => {
  expect(changesBetween({}, { 'settings.maxCurrent': 16 }, factsOf)).toEqual([
    {
      point: 'settings.maxCurrent',
      from: null,
      to: 16,
      group: 'settings',
      block: 'D',
      wearsFlash: true,
      secret: false,
      doors: false,
      needsUnplugged: false,
    },
  ]);
});

test('always writes a secret and never shows it', () => {
  expect(changesBetween({ 'wifi.password': 'x' }, { 'wifi.password': 'x' }, factsOf)).toMatchObject([
    { point: 'wifi.password', from: null, to: null, secret: true, block: 'N' },
  ]);
});

test('takes the block of the longest prefix', () => {
  expect(factsOf('failsafe.defaultCurrent').block).toBe('D');
  expect(factsOf('failsafe.current').block).toBe('C');
  expect(factsOf('command.run')).toEqual({ block: null, wearsFlash: false, secret: false });
  expect(factsOf('settingsx.y').block).toBeNull();
});

test('protects, lowers, sets, raises, then network and the way back, doors last', () => {
  const current = {
    'settings.maxCurrent': 10,
    'settings.installLimit': 10,
    'settings.bootCurrent': 16,
    'failsafe.defaultCurrent': 10,
    'safety.flags': 0,
    'modbus.flags': 0,
    'modbus.port': 502,
    'loadBalancing.mode': 1,
  };
  const desired = {
    'modbus.flags': 3,
    'loadBalancing.mode': 0,
    'commit.confirmTimeout': 300,
    'modbus.port': 1502,
    'wifi.ssid': 'G',
    'settings.maxCurrent': 16,
    'settings.installLimit': 16,
    'failsafe.defaultTimeout': 30,
    'failsafe.defaultCurrent': 6,
    'settings.bootCurrent': 6,
    'safety.flags': 3,
  };
  expect(order(current, desired)).toEqual([
    'safety.flags',
    'settings.bootCurrent',
    'failsafe.defaultCurrent',
    'failsafe.defaultTimeout',
    'settings.installLimit',
    'settings.maxCurrent',
    'wifi.ssid',
    'modbus.port',
    'commit.confirmTimeout',
    'loadBalancing.mode',
    'modbus.flags',
  ]);
});

test('lowers from the inside out', () => {
  const names = ['settings.installLimit', 'settings.maxCurrent', 'settings.bootCurrent'];
  const at = (amperes: number) => Object.fromEntries(names.map((name) => [name, amperes]));
  expect(order(at(16), at(10))).toEqual(names.toReversed());
  expect(order(at(10), at(16))).toEqual(names);
});

test('marks what needs the car unplugged', () => {
  const changes = changesBetween({}, { 'settings.installLimit': 16, 'settings.maxCurrent': 16 }, factsOf);
  expect(changes.filter((each) => each.needsUnplugged).map((each) => each.point)).toEqual([
    'settings.installLimit',
  ]);
});

test('gives the same order whatever order the values come in', () => {
  const names = [
    'settings.maxCurrent',
    'modbus.flags',
    'wifi.ssid',
    'safety.flags',
    'ocpp.mode',
    'zzz.y',
    'aaa.x',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
      const desired = Object.fromEntries(shuffled.map((name) => [name, 1]));
      expect(order({}, desired)).toEqual(order({}, Object.fromEntries(names.map((name) => [name, 1]))));
    }),
  );
});
