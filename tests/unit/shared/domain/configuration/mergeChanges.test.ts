import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeChanges, sideOf, wantedAfterMerge } from '#shared/domain/configuration/mergeChanges.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const pointOf = (name: string) =>
  name.startsWith('meter.') || name.startsWith('generation.')
    ? undefined
    : {
        block: 'D',
        storage: name.startsWith('limit.') ? ('ram' as const) : ('staged' as const),
        wearsFlash: true,
        secret: name === 'wifi.password',
        needsCarUnplugged: false,
      };

const base = {
  'settings.maxCurrent': 6,
  'display.brightness': 80,
  'modbus.port': 502,
  'wifi.ssid': 'Old',
  'meter.power': 0,
  'generation.settings': 3,
};

test('tells who changed what, conflicts first', () => {
  const rows = mergeChanges({
    base,
    mine: { 'settings.maxCurrent': 13, 'display.brightness': 40, 'wifi.ssid': 'New' },
    now: {
      ...base,
      'settings.maxCurrent': 10,
      'modbus.port': 1502,
      'wifi.ssid': 'New',
      'meter.power': 900,
      'generation.settings': 4,
    },
    pointOf,
  });
  expect(rows.map(({ point, state }) => [point, state])).toEqual([
    ['settings.maxCurrent', 'conflict'],
    ['display.brightness', 'only-mine'],
    ['modbus.port', 'only-theirs'],
    ['wifi.ssid', 'same'],
  ]);
  expect(wantedAfterMerge(rows)).toEqual({ 'display.brightness': 40 });
  expect(wantedAfterMerge(rows, { 'settings.maxCurrent': 'mine' })).toEqual({
    'settings.maxCurrent': 13,
    'display.brightness': 40,
  });
});

test('suggests the lower of two currents, and what is there for everything else', () => {
  const suggest = (point: string, mine: number, theirs: number) =>
    mergeChanges({ base: { [point]: 20 }, mine: { [point]: mine }, now: { [point]: theirs }, pointOf })[0]
      ?.suggested;
  expect(suggest('settings.maxCurrent', 10, 13)).toBe('mine');
  expect(suggest('settings.maxCurrent', 13, 10)).toBe('theirs');
  expect(suggest('display.brightness', 10, 13)).toBe('theirs');
});

test('asks about everything that differs when nobody knows what was looked at', () => {
  const mine = { 'settings.maxCurrent': 13, 'display.brightness': 80 };
  const rows = mergeChanges({ base: null, mine, now: base, pointOf });
  expect(rows).toMatchObject([{ point: 'settings.maxCurrent', base: null, state: 'conflict' }]);
});

test('lets stand what somebody else changed where the file only says what was so before', () => {
  const now = { ...base, 'settings.maxCurrent': 10 };
  const rows = mergeChanges({ base, mine: { 'settings.maxCurrent': 6 }, now, pointOf });
  expect(rows).toMatchObject([{ state: 'only-theirs', suggested: 'theirs' }]);
  expect(wantedAfterMerge(rows)).toEqual({});
});

const names = [
  'settings.maxCurrent',
  'settings.installLimit',
  'display.brightness',
  'wifi.ssid',
  'modbus.port',
];
const someValues = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('x'))])),
) as fc.Arbitrary<PointValues>;
const someWanted = fc
  .tuple(someValues, fc.subarray(names))
  .map(([values, kept]): PointValues => Object.fromEntries(kept.map((name) => [name, values[name] ?? null])));
const someChoices = fc.dictionary(
  fc.constantFrom(...names),
  fc.constantFrom('mine' as const, 'theirs' as const),
);

test('merging with a charger nobody changed gives mine', () => {
  fc.assert(
    fc.property(someValues, someWanted, someChoices, (known, mine, chosen) => {
      const rows = mergeChanges({ base: known, mine, now: known, pointOf });
      expect({ ...known, ...wantedAfterMerge(rows, chosen) }).toEqual({ ...known, ...mine });
    }),
  );
});

test('the result never has a value that is neither mine nor theirs', () => {
  fc.assert(
    fc.property(someValues, someWanted, someValues, someChoices, (known, mine, now, chosen) => {
      const rows = mergeChanges({ base: known, mine, now, pointOf });
      const result: PointValues = { ...now, ...wantedAfterMerge(rows, chosen) };
      for (const name of names) expect([mine[name] ?? now[name], now[name]]).toContain(result[name]);
    }),
  );
});

test('what only one side changed comes through, whichever side it is', () => {
  const mirrored = {
    'only-mine': 'only-theirs',
    'only-theirs': 'only-mine',
    same: 'same',
    conflict: 'conflict',
  };
  fc.assert(
    fc.property(someValues, someValues, someValues, (known, left, right) => {
      const one = mergeChanges({ base: known, mine: left, now: right, pointOf });
      const other = mergeChanges({ base: known, mine: right, now: left, pointOf });
      const states = (rows: typeof one) => Object.fromEntries(rows.map(({ point, state }) => [point, state]));
      expect(states(other)).toEqual(
        Object.fromEntries(one.map(({ point, state }) => [point, mirrored[state]])),
      );
      const isPlain = ({ state }: (typeof one)[number]) => state !== 'conflict';
      const ends = (rows: typeof one) =>
        Object.fromEntries(rows.filter(isPlain).map((row) => [row.point, row[sideOf(row, {})]]));
      expect(ends(other)).toEqual(ends(one));
    }),
  );
});
