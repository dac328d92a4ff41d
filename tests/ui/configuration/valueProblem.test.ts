import { expect, test } from 'vitest';
import { rangesOf, valueProblem } from '#renderer/features/configuration/model/valueProblem.ts';
import { pointLike } from './point.ts';

const kindOf = (...check: Parameters<typeof valueProblem>) => valueProblem(...check)?.kind ?? null;

test('a current ends at the hardware of the charger, a main breaker does not', () => {
  expect(rangesOf(pointLike('settings.maxCurrent'), 16)).toEqual([{ min: 6, max: 16 }]);
  const fuse = pointLike('loadBalancing.houseFuse', { ranges: [{ min: 6, max: 300 }] });
  expect(rangesOf(fuse, 16)).toEqual([{ min: 6, max: 300 }]);
});

test('refuses 40 A on a 32 A box and takes the values between', () => {
  const point = pointLike('settings.maxCurrent');
  expect([5, 6, 32, 40].map((value) => kindOf(point, value, 32))).toEqual(['range', null, null, 'range']);
});

test('a value with a meaning of its own fits outside the range', () => {
  expect(kindOf(pointLike('settings.bootCurrent', { special: [0] }), 0, 32)).toBeNull();
  expect(kindOf(pointLike('cards.1.maxCurrent', { special: ['none'] }), 'none', 32)).toBeNull();
  expect(kindOf(pointLike('settings.maxCurrent'), 'none', 32)).toBe('range');
});

test('stored currents go in steps of 1 A', () => {
  expect(kindOf(pointLike('settings.maxCurrent'), 6.5, 32)).toBe('whole-amperes');
  expect(kindOf(pointLike('loadBalancing.houseFuse'), 6.5, 32)).toBeNull();
});

test('nothing typed is no value', () => {
  expect(kindOf(pointLike('settings.maxCurrent'), null, 32)).toBe('empty');
});

test('an address has four parts up to 255', () => {
  const point = pointLike('network.address', { kind: 'address' });
  const values = ['192.168.1.20', '192.168.1', '192.168.1.256', '192.168.01.2', ''];
  expect(values.map((value) => kindOf(point, value, 32))).toEqual([
    null,
    'address',
    'address',
    'address',
    'address',
  ]);
});

test('switches are only those the charger has', () => {
  const point = pointLike('modbus.flags', { kind: 'bits', bits: { 0: 'server', 1: 'control' } });
  expect([0, 3, 4].map((value) => kindOf(point, value, 32))).toEqual([null, null, 'range']);
});

test('bytes come as whole registers in hexadecimal', () => {
  const point = pointLike('cards.1.uid', { kind: 'raw' });
  expect(['04a1', '04a', 'zz00'].map((value) => kindOf(point, value, 32))).toEqual([
    null,
    'characters',
    'characters',
  ]);
});

test('a word is one of the words of the charger', () => {
  const point = pointLike('wifi.mode', { kind: 'choice', choices: { 0: 'off', 1: 'station' } });
  expect([1, 7].map((value) => kindOf(point, value, 32))).toEqual([null, 'empty']);
});
