import { expect, test } from 'vitest';
import type { MeterFaults } from '#simulator/meter/meterFaults.ts';
import { createVirtualMeter } from '#simulator/meter/virtualMeter.ts';

type Amps = readonly [number, number, number];

const meterAt = (faults: MeterFaults = {}) => {
  const world = {
    currentA: [12.3, -5, 0.001] as Amps,
    voltageV: [230, 229.8, 0] as Amps,
    nowMs: 1_760_000_000_000,
  };
  const meter = createVirtualMeter({
    serial: 'NM00070001',
    seed: 7,
    ratedA: 63,
    flow: () => world,
    nowMs: () => world.nowMs,
  });
  meter.setFaults(faults);
  meter.sample();
  const session = meter.openModbusSession();
  const words = (start: number, count: number): readonly number[] => {
    const answer = session.read(start, count);
    return answer.kind === 'values' ? answer.words : [];
  };
  const milliamps = () => {
    const registers = words(260, 6);
    return [0, 2, 4].map((at) => ((registers[at] ?? 0) << 16) | (registers[at + 1] ?? 0));
  };
  return { meter, world, session, words, milliamps };
};

const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(4, '0')).join(' ');

// Worked out by hand from docs/reference-meter.md; neither the profile nor the map had a part in them.
test('registers hold signed milliamperes, decivolts and watts, high word first', () => {
  const { words } = meterAt();
  expect(hex(words(256, 1))).toBe('0002');
  expect(hex(words(258, 2))).toBe('68e7 7800');
  expect(hex(words(260, 6))).toBe('0000 300c ffff ec78 0000 0001');
  expect(hex(words(266, 3))).toBe('08fc 08fa 0000');
  expect(hex(words(270, 8))).toBe('0000 0b0d ffff fb83 0000 0000 0000 0690');
});

test('it says who it is', () => {
  const { words } = meterAt();
  expect(hex(words(0, 4))).toBe('4e58 4d54 0100 0003');
  expect(hex(words(24, 6))).toBe('4e4d 3030 3037 3030 3031 0000');
  expect(hex(words(44, 4))).toBe('8000 0001 0276 03e8');
});

test('a reversed transformer turns the sign of its phase', () => {
  expect(meterAt({ reversed: [1, 3] }).milliamps()).toEqual([-12_300, -5000, -1]);
});

test('swapped transformers show the current of another phase', () => {
  expect(meterAt({ swapped: [2, 3, 1] }).milliamps()).toEqual([-5000, 1, 12_300]);
});

test('noise stays within its band and is the same for the same seed', () => {
  const first = meterAt({ noiseA: 2 });
  expect(first.milliamps()).toEqual(meterAt({ noiseA: 2 }).milliamps());
  for (let n = 0; n < 200; n += 1) {
    first.meter.sample();
    expect(Math.abs((first.milliamps()[1] ?? 0) + 5000)).toBeLessThanOrEqual(2000);
  }
});

test('a frozen meter keeps its sample, its counter and its clock', () => {
  const { meter, world, words } = meterAt();
  const before = words(256, 26);
  meter.setFaults({ frozen: true });
  Object.assign(world, { currentA: [40, 40, 40], nowMs: world.nowMs + 5000 });
  meter.sample();
  expect(words(256, 26)).toEqual(before);
  meter.setFaults({});
  meter.sample();
  expect(words(256, 1)).toEqual([3]);
});

test('energy counts what is drawn and what is fed back apart', () => {
  const { meter, world } = meterAt();
  Object.assign(world, { currentA: [10, 0, 0], voltageV: [230, 230, 230] });
  meter.sample();
  world.nowMs += 3_600_000;
  Object.assign(world, { currentA: [-20, 0, 0] });
  meter.sample();
  world.nowMs += 1_800_000;
  meter.sample();
  expect(meter.energy()).toEqual({ importWh: 2300, exportWh: 2300 });
});

test('nothing can be written, and half a value cannot be read', () => {
  const { session } = meterAt();
  expect(session.write(260, [1], true)).toEqual({ kind: 'exception', exception: 1 });
  expect(session.read(261, 2)).toEqual({ kind: 'exception', exception: 2 });
  expect(session.read(256, 27)).toEqual({ kind: 'exception', exception: 2 });
  expect(session.read(48, 1)).toEqual({ kind: 'exception', exception: 2 });
});
