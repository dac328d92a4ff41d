import { expect, test } from 'vitest';
import {
  countEdits,
  noEdits,
  stillDifferent,
  takeOver,
  withoutPoint,
  withSecret,
  withValue,
} from '#renderer/features/configuration/model/edits.ts';
import { pointLike } from './point.ts';

const maxCurrent = pointLike('settings.maxCurrent');
const hostname = pointLike('network.hostname', { kind: 'text', unit: '', ranges: [] });
const password = pointLike('wifi.password', { kind: 'text', unit: '', ranges: [], isSecret: true });
const counter = pointLike('network.secretsSet', { kind: 'bits', isWritable: false });
const current = { 'settings.maxCurrent': 16, 'network.hostname': 'nexus-1' };

test('a value typed back to what the charger has is no edit', () => {
  const edited = withValue(noEdits, current, 'settings.maxCurrent', 13);
  expect(edited.values).toEqual({ 'settings.maxCurrent': 13 });
  expect(withValue(edited, current, 'settings.maxCurrent', 16)).toEqual(noEdits);
});

test('an emptied secret is no edit, and each counts as one', () => {
  const edited = withSecret(withValue(noEdits, current, 'settings.maxCurrent', 13), 'wifi.password', 'x');
  expect(countEdits(edited)).toBe(2);
  expect(countEdits(withSecret(edited, 'wifi.password', ''))).toBe(1);
  expect(countEdits(withoutPoint(edited, 'wifi.password'))).toBe(1);
});

test('what was read again as wanted is no difference any more', () => {
  const edited = withValue(noEdits, current, 'settings.maxCurrent', 13);
  expect(countEdits(stillDifferent(edited, { 'settings.maxCurrent': 13 }))).toBe(0);
});

const points = [maxCurrent, hostname, password, counter];
const wanted = {
  'settings.maxCurrent': 10,
  'network.hostname': 'nexus-2',
  'wifi.password': 'never',
  'network.secretsSet': 1,
  'unknown.point': 1,
};

test('taking over takes what can be written, never secrets', () => {
  const { edits, leftOut } = takeOver({ edits: noEdits, wanted, points, current, hardwareMaxA: 32 });
  expect(edits).toEqual({
    values: { 'settings.maxCurrent': 10, 'network.hostname': 'nexus-2' },
    secrets: {},
  });
  expect(leftOut).toEqual([]);
});

test('name and address of another charger stay with it', () => {
  const { edits } = takeOver({
    edits: noEdits,
    wanted,
    points,
    current,
    hardwareMaxA: 32,
    isOtherCharger: true,
  });
  expect(edits.values).toEqual({ 'settings.maxCurrent': 10 });
});

test('a value above the hardware of this charger is left out and named', () => {
  const taken = takeOver({
    edits: noEdits,
    wanted: { 'settings.maxCurrent': 32 },
    points,
    current,
    hardwareMaxA: 16,
  });
  expect(taken).toEqual({ edits: noEdits, leftOut: ['settings.maxCurrent'] });
});
