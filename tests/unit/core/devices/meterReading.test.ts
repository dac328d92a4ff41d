import { describe, expect, test } from 'vitest';
import { createFreshness } from '#core/devices/meters/freshness.ts';
import { identityOf, readingOf, valuesOf } from '#core/devices/meters/readingOf.ts';
import { meterProfile } from '#tests/profiles/allProfiles.ts';

/** Registers written by hand as hex, from an address on. */
const frame = (...parts: readonly (readonly [at: number, hex: string])[]): Map<number, number> =>
  new Map(
    parts.flatMap(([at, hex]) =>
      hex.split(' ').map((word, index): [number, number] => [at + index, Number.parseInt(word, 16)]),
    ),
  );

const read = (id: string, registers: Map<number, number>, ratedA: number | null = null) =>
  readingOf(meterProfile(id), registers, { nowMs: 5, ratedA });

const reference = (currents = '0000 300c ffff ec78 0000 0001') =>
  frame(
    [256, '0007 1388 68e7 7800'],
    [260, currents],
    [266, '08fc 08fb 0906 0000'],
    [270, '0000 0b0d ffff fb82 0000 0000 0000 0690 0001 0000 0000 0002'],
  );

describe('the reference meter', () => {
  test('tells signed currents, its counter and its clock', () => {
    expect(read('reference-meter', reference())).toEqual({
      atMs: 5,
      currentA: [12.3, -5, 0.001],
      voltageV: [230, 229.9, 231],
      powerW: [2829, -1150, 0],
      totalPowerW: 1680,
      frequencyHz: 50,
      importWh: 65_536,
      exportWh: 2,
      sampleCounter: 7,
      deviceTimeS: 1_760_000_000,
      isExport: false,
      doubts: [],
    });
  });

  test('a current it has nothing to tell about is unknown, not 0', () => {
    const { currentA, doubts } = read('reference-meter', reference('8000 0000 0000 2710 0000 2710'));
    expect(currentA).toEqual([null, 10, 10]);
    expect(doubts).toEqual([{ point: 'current.l1', reason: 'unavailable' }]);
  });

  test('a current far above its rating is unknown', () => {
    const { currentA, doubts } = read('reference-meter', reference('000f 4240 0000 2710 0000 2710'), 63);
    expect(currentA).toEqual([null, 10, 10]);
    expect(doubts).toEqual([{ point: 'current.l1', reason: 'absurd' }]);
  });

  test('a counter at its last value is a counter', () => {
    const registers = reference();
    registers.set(256, 0xffff);
    expect(read('reference-meter', registers).sampleCounter).toBe(0xffff);
  });

  test('says who it is', () => {
    const identity = frame(
      [0, '4e58 4d54'],
      [24, '4e4d 3031 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000'],
      [44, '8000 0001 0276 03e8'],
    );
    const profile = meterProfile('reference-meter');
    expect(identityOf(profile, valuesOf(profile, identity))).toMatchObject({
      serial: 'NM01',
      ratedA: 63,
      practice: true,
    });
  });
});

describe('a Janitza with floats', () => {
  // 12.5 A, 4 A and 0 A; L2 feeds back.
  const janitza = (power2 = 'c466 0000') =>
    frame(
      [19000, '4366 0000 4366 0000 4367 8000'],
      [19012, '4148 0000 4080 0000 0000 0000'],
      [19020, `4533 b000 ${power2} 0000 0000 44f4 8000`],
      [19050, '4248 0000'],
    );

  test('takes the direction of a current from the power of its phase', () => {
    const reading = read('janitza-umg96', janitza());
    expect(reading).toMatchObject({ currentA: [12.5, -4, 0], voltageV: [230, 230, 231.5], frequencyHz: 50 });
    expect(reading).toMatchObject({ powerW: [2875, -920, 0], totalPowerW: 1956, isExport: false });
    expect(reading).toMatchObject({ sampleCounter: null, importWh: null });
  });

  test('no number is unknown; a current without a power counts as drawn', () => {
    const { powerW, currentA, doubts } = read('janitza-umg96', janitza('7fc0 0000'));
    expect(powerW[1]).toBeNull();
    expect(currentA[1]).toBe(4);
    expect(doubts).toContainEqual({ point: 'power.l2', reason: 'unavailable' });
  });
});

test('an EM24 puts the low word first', () => {
  const registers = frame(
    [0, '08fc 0000 08fb 0000 0900 0000'],
    [12, '300c 0000 1388 0000 86a0 0001'],
    [18, '6e82 0000 d314 ffff 0000 0000'],
  );
  expect(read('carlo-gavazzi-em24-e1', registers)).toMatchObject({
    voltageV: [230, 229.9, 230.4],
    currentA: [12.3, -5, 100],
    powerW: [2829, -1150, 0],
  });
});

test('a PAC2200 counts energy in doubles', () => {
  const registers = frame([801, '40c3 8800 0000 0000'], [809, '3ff0 0000 0000 0000']);
  expect(read('siemens-pac2200', registers)).toMatchObject({
    importWh: 10_000,
    exportWh: 1,
    currentA: [null, null, null],
  });
});

test('floats in the wrong order read as almost 0 and make the currents unknown, not free', () => {
  const registers = frame([19000, '0000 4366 0000 4366 0000 4366'], [19012, '0000 7f00 0000 7f00 0000 7f00']);
  const { voltageV, currentA, doubts } = read('janitza-umg96', registers);
  expect(voltageV.every((volts) => volts !== null && volts < 1e-30)).toBe(true);
  expect(currentA).toEqual([null, null, null]);
  expect(doubts).toContainEqual({ point: 'voltage', reason: 'absurd' });
});

describe('a meter is frozen', () => {
  const bench = (id: string) => {
    const clock = { now: 0, monotonicMs: () => clock.now, speed: () => 1 };
    const freshness = createFreshness(meterProfile(id), clock, () => 1000);
    const seen = (atMs: number, registers: Map<number, number>) => {
      clock.now = atMs;
      freshness.seen(read(id, registers));
    };
    return { clock, freshness, seen };
  };

  test('when its counter stands for more than four periods', () => {
    const { freshness, seen } = bench('reference-meter');
    seen(0, reference());
    seen(4000, reference());
    expect(freshness.isFrozen()).toBe(false);
    seen(4100, reference());
    expect(freshness.isFrozen()).toBe(true);
    expect(freshness.ageMs()).toBe(4100);
    const moved = reference();
    moved.set(256, 8);
    seen(4200, moved);
    expect([freshness.isFrozen(), freshness.ageMs()]).toEqual([false, 0]);
  });

  test('without a counter when nothing moves for half a minute', () => {
    const { freshness, seen } = bench('siemens-pac2200');
    const still = frame([1, '4366 0000 4366 0000 4366 0000']);
    seen(0, still);
    seen(30_000, still);
    expect(freshness.isFrozen()).toBe(false);
    seen(30_100, still);
    expect(freshness.isFrozen()).toBe(true);
  });

  test('silence alone is no frozen sample', () => {
    const { clock, freshness, seen } = bench('reference-meter');
    seen(0, reference());
    clock.now = 60_000;
    expect([freshness.isFrozen(), freshness.ageMs()]).toEqual([false, 60_000]);
  });
});
