import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { freshness, isFrozen } from '#shared/domain/charger/live/freshness.ts';
import { limitInForce } from '#shared/domain/charger/live/limitSources.ts';
import { numberOf, saneValue, saneValues } from '#shared/domain/charger/live/saneValue.ts';
import { schematic } from '#shared/domain/charger/live/schematic.ts';

const charging = {
  'state.cp': 12,
  'state.charge': 4,
  'state.pauseReason': 0,
  'state.fault': 0,
  'state.warning': 0,
  'state.phases': 7,
  'state.phasesMains': 7,
  'limit.active': 16,
  'limit.source': 3,
  'meter.current.l1': 15.8,
  'meter.current.l2': 15.7,
  'meter.current.l3': 0,
  'meter.voltage.l1': 231.2,
  'meter.power': 7300,
  'session.start': 0,
};

describe('the state in words', () => {
  test.each([
    [{ 'state.charge': 0 }, 'starting'],
    [{ 'state.charge': 1, 'state.cp': 10 }, 'no-car'],
    [{ 'state.charge': 2, 'state.cp': 11 }, 'waiting-for-release'],
    [{ 'state.charge': 3, 'state.cp': 11 }, 'waiting-for-car'],
    [{ 'state.charge': 5, 'state.pauseReason': 0 }, 'paused'],
    [{ 'state.charge': 5, 'state.pauseReason': 2 }, 'paused-by'],
    [{ 'state.charge': 5, 'state.pauseReason': 0x401 }, 'phase-switching'],
    [{ 'state.charge': 6 }, 'paused-by-car'],
    [{ 'state.charge': 7 }, 'finished'],
    [{ 'state.charge': 8, 'state.fault': 0 }, 'fault'],
    [{ 'state.charge': 8, 'state.fault': 8, 'state.lastFault': 3 }, 'fault-named'],
    [{ 'state.charge': 9 }, 'service'],
    [{ 'state.charge': 77 }, 'unknown'],
    [{ 'state.charge': null, 'state.cp': 10 }, 'no-car'],
    [{ 'state.charge': null, 'state.cp': 15 }, 'fault'],
    [{}, 'unknown'],
  ] as const)('%j is %s', (values, code) => {
    expect(chargeState(values).code).toBe(code);
  });

  test('names the current, and whose limit holds it down when that is not the ordinary one', () => {
    expect(chargeState(charging)).toMatchObject({ code: 'charging', params: { currentA: 15.8 } });
    expect(chargeState({ ...charging, 'limit.source': 7 })).toMatchObject({
      code: 'charging-limited',
      params: { currentA: 15.8, limitA: 16, source: 7 },
    });
  });

  test('gives no number for a current that is nothing or impossible', () => {
    const nothing = { 'meter.current.l1': 0.2, 'meter.current.l2': 65.535, 'meter.current.l3': 655.35 };
    expect(chargeState({ ...charging, ...nothing })).toMatchObject({ code: 'charging-nothing', params: {} });
  });

  test('names the pause by the number of its bit', () => {
    expect(chargeState({ 'state.charge': 5, 'state.pauseReason': 32 }).params).toEqual({ pause: 5 });
  });

  test.each([
    [10, false],
    [11, true],
    [13, true],
    [14, null],
    [15, null],
    [3, null],
    [0xffff, null],
  ])('pilot %i: car plugged is %s', (cp, isPlugged) => {
    expect(chargeState({ 'state.cp': cp }).isCarPlugged).toBe(isPlugged);
  });
});

test('says which limit is in force and where it comes from', () => {
  expect(limitInForce({ 'limit.active': 6, 'limit.source': 10 })).toEqual({
    limitA: 6,
    source: 'failsafe',
    place: 'network',
  });
  expect(limitInForce({ 'limit.active': 65.535 + 35, 'limit.source': 99 })).toEqual({
    limitA: null,
    source: null,
    place: null,
  });
});

describe('values from another planet', () => {
  test.each([
    ['meter.voltage.l1', 500, 500],
    ['meter.voltage.l1', 500.1, null],
    ['meter.voltage.l1', 6553.5, null],
    ['meter.voltage.l1', -1, null],
    ['meter.current.l1', 64, 64],
    ['meter.current.l1', 100.001, null],
    ['temperature.mainsPlug', -60, -60],
    ['temperature.mainsPlug', -60.1, null],
    ['temperature.mainsPlug', 200, 200],
    ['temperature.mainsPlug', 200.1, null],
    ['meter.power', Number.NaN, null],
    ['meter.power', Number.POSITIVE_INFINITY, null],
    ['limit.cable', 65.535, null],
    ['meter.current.l1', 65.535, null],
    ['meter.current.l1', 65.534, null],
    ['meter.current.l1', 40.6, 40.6],
    ['grid.current.l1', -327.68, null],
    ['meter.energy.session', 65_535, 65_535],
    ['session.duration', 65_535, 65_535],
    ['state.lock', 65_535, 65_535],
    ['modbus.port', 65_535, 65_535],
    ['session.duration', 0xffff_ffff, null],
    ['state.charge', 65_535, null],
    ['state.fault', 0xffff_ffff, 0xffff_ffff],
    ['limit.user', 'none', 'none'],
    ['meter.power', undefined, null],
  ])('%s %s reads %s', (point, value, sane) => {
    expect(saneValue(point, value)).toBe(sane);
  });

  test('whatever a charger says, no number on the picture is impossible', () => {
    const points = Object.keys(charging);
    const wild = fc.oneof(
      fc.double(),
      fc.constantFrom(0xffff, 0x8000, -32_768, 6553.5, Number.NaN),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(points.map((point) => [point, wild]))), (values) => {
        const { mains, charger, limit } = schematic(values);
        for (const { voltageV, currentA } of mains.phases) {
          expect(voltageV === null || (voltageV >= 0 && voltageV <= 500)).toBe(true);
          expect(currentA === null || (currentA >= 0 && currentA <= 100)).toBe(true);
        }
        expect(charger.powerW === null || Math.abs(charger.powerW) <= 100_000).toBe(true);
        expect(limit.limitA === null || limit.limitA <= 100).toBe(true);
        expect(Object.values(saneValues(values)).some(Number.isNaN)).toBe(false);
      }),
    );
  });
});

test('the picture leaves what was not read unknown, and zero stays zero', () => {
  const view = schematic(charging);
  expect(view.mains.phases[0]).toEqual({
    phase: 'L1',
    voltageV: 231.2,
    currentA: 15.8,
    powerW: null,
    isPresent: true,
    isConnected: true,
  });
  expect(view.mains.phases[2]).toMatchObject({ voltageV: null, currentA: 0 });
  expect(view.car).toMatchObject({ isPlugged: true, drawsA: 15.8, offeredA: 16, loadedPhases: 2 });
  expect(view.session.startS).toBe(null);
  expect(schematic({}).car.loadedPhases).toBe(null);
  expect(numberOf(charging, 'temperature.inside')).toBe(null);
});

describe('the age of a sample', () => {
  test.each([
    [0, 'live'],
    [3000, 'live'],
    [3001, 'stale'],
    [-1, 'stale'],
  ])('%i ms old is %s', (ageMs, kind) => {
    expect(freshness(10_000, 10_000 + ageMs).kind).toBe(kind);
  });

  test('is none without a sample', () => {
    expect(freshness(null, 5)).toEqual({ kind: 'none' });
  });

  test('a counter that stands still for three seconds is a frozen controller', () => {
    const older = { atMs: 0, sample: 7 };
    expect(isFrozen(older, { atMs: 3000, sample: 7 })).toBe(true);
    expect(isFrozen(older, { atMs: 1000, sample: 7 })).toBe(false);
    expect(isFrozen(older, { atMs: 3000, sample: 8 })).toBe(false);
    expect(isFrozen({ atMs: 0, sample: null }, { atMs: 9000, sample: null })).toBe(false);
  });
});
