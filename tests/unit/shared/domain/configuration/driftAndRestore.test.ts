import { expect, test } from 'vitest';
import { driftBetween } from '#shared/domain/configuration/drift.ts';
import { restorableState } from '#shared/domain/configuration/restorable.ts';

const staged = {
  block: 'D',
  storage: 'staged',
  wearsFlash: true,
  secret: false,
  needsCarUnplugged: false,
} as const;
const pointOf = (name: string) =>
  name.startsWith('meter.') ? { ...staged, storage: 'fixed' as const } : staged;

test('drift tells what nobody here wrote from what we wrote and from what stayed', () => {
  const rows = driftBetween({
    logged: { 'settings.maxCurrent': 6, 'settings.bootCurrent': 6, 'modbus.port': 502, 'meter.power': 0 },
    written: { 'settings.maxCurrent': 13 },
    live: { 'settings.maxCurrent': 13, 'settings.bootCurrent': 10, 'modbus.port': 502, 'meter.power': 900 },
    pointOf,
  });
  expect(rows.map(({ point, state }) => [point, state])).toEqual([
    ['settings.maxCurrent', 'changed-by-us'],
    ['settings.bootCurrent', 'changed-elsewhere'],
    ['modbus.port', 'unchanged'],
  ]);
});

test('a value put back to what was logged after we had changed it was changed elsewhere', () => {
  const [row] = driftBetween({
    logged: { 'settings.maxCurrent': 6 },
    written: { 'settings.maxCurrent': 13 },
    live: { 'settings.maxCurrent': 6 },
    pointOf,
  });
  expect(row?.state).toBe('changed-elsewhere');
});

test('what was announced and never answered is ours when the charger has it, and nobody’s when it has not', () => {
  const drift = (live: number, written: Record<string, number> = {}) =>
    driftBetween({
      logged: { 'settings.maxCurrent': 6 },
      written,
      announced: { 'settings.maxCurrent': 13 },
      live: { 'settings.maxCurrent': live },
      pointOf,
    })[0]?.state;
  expect(drift(13)).toBe('changed-by-us');
  expect(drift(6)).toBe('unchanged');
  expect(drift(10)).toBe('changed-elsewhere');
  expect(drift(10, { 'settings.maxCurrent': 10 })).toBe('changed-by-us');
});

const point = (name: string, patch: object = {}) => ({
  name,
  isWritable: true,
  storage: 'staged' as const,
  secret: false,
  ...patch,
});

test('restoring wants what differs and says beforehand what cannot come back', () => {
  const state = restorableState({
    points: [
      point('settings.maxCurrent'),
      point('modbus.port'),
      point('modbus.flags'),
      point('wifi.password', { secret: true }),
      point('ocpp.authorizationKey', { secret: true }),
      point('generation.settings', { isWritable: false, storage: 'fixed' }),
      point('limit.current', { storage: 'ram' }),
    ],
    earlier: { 'settings.maxCurrent': 6, 'modbus.port': 502, 'modbus.flags': 0, 'generation.settings': 1 },
    now: { 'settings.maxCurrent': 13, 'modbus.port': 502, 'modbus.flags': 3, 'generation.settings': 4 },
    knownSecrets: [],
    secretsThen: ['wifi.password'],
    secretsNow: ['wifi.password', 'ocpp.authorizationKey'],
    isDoorClosed: true,
  });
  expect(state.erased).toEqual(['ocpp.authorizationKey']);
  expect(state.values).toEqual({ 'settings.maxCurrent': 6 });
  expect(state.notRestorable).toEqual([
    { point: 'modbus.flags', reason: 'closed-door' },
    { point: 'wifi.password', reason: 'secret' },
    { point: 'generation.settings', reason: 'counter' },
  ]);
});

test('the network a charger is reached over is part of the door when there was none before', () => {
  const points = [
    point('wifi.mode'),
    point('wifi.ssid'),
    point('network.ipMode'),
    point('settings.maxCurrent'),
  ];
  const now = { 'wifi.mode': 1, 'wifi.ssid': 'Site', 'network.ipMode': 1, 'settings.maxCurrent': 13 };
  const restore = (earlier: Record<string, number | string>) =>
    restorableState({
      points,
      earlier,
      now,
      knownSecrets: [],
      secretsThen: [],
      secretsNow: [],
      isDoorClosed: true,
    });
  const without = { 'wifi.mode': 0, 'wifi.ssid': '', 'network.ipMode': 0, 'settings.maxCurrent': 6 };
  expect(restore(without).values).toEqual({ 'settings.maxCurrent': 6 });
  expect(restore(without).notRestorable.map(({ reason }) => reason)).toEqual(Array(3).fill('closed-door'));
  expect(restore({ ...without, 'wifi.mode': 1, 'wifi.ssid': 'Before' }).values).toMatchObject({
    'wifi.ssid': 'Before',
  });
});

test('what would leave a charger unprotected stays as it is and is told, the rest goes back', () => {
  const restore = (earlier: Record<string, number>, now: Record<string, number>) =>
    restorableState({
      points: Object.keys(earlier).map((name) => point(name)),
      earlier,
      now,
      knownSecrets: [],
      secretsThen: [],
      secretsNow: [],
      isDoorClosed: false,
    });
  const asFound = { 'safety.flags': 0, 'settings.bootCurrent': 20, 'settings.installLimit': 16 };
  const changed = { 'safety.flags': 3, 'settings.bootCurrent': 6, 'settings.installLimit': 10 };
  expect(restore(asFound, changed)).toEqual({
    values: { 'settings.installLimit': 16 },
    erased: [],
    notRestorable: [
      { point: 'settings.bootCurrent', reason: 'unsafe' },
      { point: 'safety.flags', reason: 'unsafe' },
    ],
  });
  expect(restore(asFound, asFound)).toEqual({ values: {}, erased: [], notRestorable: [] });
});
