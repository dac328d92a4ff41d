import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyCharge, filterHistory } from '#shared/domain/charger/history/filterHistory.ts';
import {
  type HistoryRecord,
  historyRecordFrom,
  historyRecordSchema,
  historyRecordsFrom,
} from '#shared/domain/charger/history/historyRecord.ts';
import { historyColumns, historyRows } from '#shared/domain/charger/history/historyRows.ts';
import {
  historyTotal,
  isoWeek,
  totalsByCard,
  totalsByWeek,
} from '#shared/domain/charger/history/historyTotals.ts';
import { finishedRecords } from '#shared/domain/charger/history/takeOver.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { central } from './chargerFixtures.ts';

const zone = zoneOrUtc(central);
const nowMs = Date.UTC(2026, 10, 20, 12);
const startS = Date.UTC(2026, 10, 18, 20) / 1000;

const raw = {
  id: 41,
  start: startS,
  end: startS + 7200,
  energy: 14_200,
  meterStart: 990_000,
  chargingTime: 7000,
  peakPower: 7400,
  maxCurrent: 10.8,
  phases: 3,
  stopReason: 1,
  authSource: 2,
  rfidLength: 4,
  rfid: '04a3b219000000000000',
  maxTemperature: 41.5,
};
const pointsOf = (record: Record<string, number | string | null>, index = 0) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [`history.${index}.${name}`, value]));
const read = (changes: Record<string, number | string | null> = {}) =>
  historyRecordFrom(pointsOf({ ...raw, ...changes }), 0, nowMs);
const record = (changes: Partial<HistoryRecord> = {}): HistoryRecord => {
  const whole = read();
  if (whole === null) throw new Error('no record');
  return { ...whole, ...changes };
};

describe('a record', () => {
  test('is what the charger wrote', () => {
    expect(read()).toEqual({
      identity: `41/${startS}/${startS + 7200}/14200/990000`,
      id: 41,
      startS,
      endS: startS + 7200,
      energyWh: 14_200,
      meterStartWh: 990_000,
      chargingTimeS: 7000,
      peakPowerW: 7400,
      maxCurrentA: 10.8,
      phases: 3,
      stopReason: 'unplugged',
      authSource: 'rfid',
      card: '04a3b219',
      maxTemperatureC: 41.5,
    });
    expect(historyRecordSchema.safeParse(read()).success).toBe(true);
  });

  test.each([
    [{ start: 0 }, { startS: null }],
    [{ start: 86_400 }, { startS: null }],
    [{ start: 2 ** 31 }, { startS: null }],
    [{ end: startS - 1 }, { endS: null }],
    [{ energy: 80_000 }, { energyWh: null }],
    [{ energy: 66_000 }, { energyWh: 66_000 }],
    [{ energy: 0xffff_ffff }, { energyWh: null }],
    [{ energy: null }, { energyWh: null }],
    [{ chargingTime: 9000 }, { chargingTimeS: null }],
    [{ maxCurrent: 65.535 }, { maxCurrentA: null }],
    [{ maxTemperature: -3276.8 }, { maxTemperatureC: null }],
    [{ phases: 0 }, { phases: null }],
    [{ stopReason: 77 }, { stopReason: null }],
    [{ rfidLength: 0 }, { card: null }],
    [{ rfidLength: 11 }, { card: null }],
    [{ rfid: '0'.repeat(20) }, { card: null }],
  ])('with %j reads %j', (changes, found) => {
    expect(read(changes)).toMatchObject(found);
  });

  test.each([[0], [0xffff_ffff], [null], [1.5]])('whose number is %s is none', (id) => {
    expect(read({ id })).toBe(null);
  });

  test('is always what the schema says, whatever is read', () => {
    const wild = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0xffff, 0xffff_ffff, null, '', 'zz'));
    const names = Object.keys(raw);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, wild]))), (values) => {
        const found = historyRecordFrom(pointsOf({ ...values, id: 1 }), 0, nowMs);
        expect(historyRecordSchema.safeParse(found).success).toBe(true);
      }),
    );
  });

  test('empty places of the ring are left out', () => {
    const values = {
      ...pointsOf(raw, 0),
      ...pointsOf({ ...raw, id: 0 }, 1),
      ...pointsOf({ ...raw, id: 40 }, 2),
    };
    expect(historyRecordsFrom(values, nowMs).map(({ id }) => id)).toEqual([41, 40]);
  });
});

describe('taking over', () => {
  const identity = (changes: Record<string, number | string | null>) => read(changes)?.identity;

  test('takes finished charges, oldest first, none twice', () => {
    const [old, young] = [read({ id: 2 }), read({ id: 3 })];
    if (old === null || young === null) throw new Error('no record');
    const running = record({ identity: 'running', stopReason: 'running', endS: null });
    expect(finishedRecords([running, young, old, young])).toEqual([old, young]);
  });

  test('takes the same number again when anything that is fixed differs, and not when only the card is hidden', () => {
    expect(identity({ start: startS + 1 })).not.toBe(identity({}));
    expect(identity({ start: 0, meterStart: 1 })).not.toBe(identity({ start: 0 }));
    expect(identity({ rfid: '0'.repeat(20) })).toBe(identity({}));
  });

  test('however a ring of 30 wraps between the readings, every charge arrives exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 12 }), (steps) => {
        const taken = new Set<string>();
        let newest = 0;
        for (const step of steps) {
          newest += step;
          const ring = Object.assign(
            {},
            ...Array.from({ length: Math.min(30, newest) }, (_, back) =>
              pointsOf({ ...raw, id: newest - back }, back),
            ),
          );
          for (const each of finishedRecords(historyRecordsFrom(ring, nowMs))) taken.add(each.identity);
        }
        expect(taken.size).toBe(newest);
      }),
    );
  });
});

test('a filter narrows by card and period, and one whose start is unknown is in no period', () => {
  const [dark, plain] = [record({ startS: null, card: null }), record()];
  expect(filterHistory([dark, plain], everyCharge)).toEqual([dark, plain]);
  expect(filterHistory([dark, plain], { ...everyCharge, card: '' })).toEqual([dark]);
  expect(filterHistory([dark, plain], { ...everyCharge, fromS: startS })).toEqual([plain]);
  expect(filterHistory([dark, plain], { ...everyCharge, toS: startS })).toEqual([]);
});

describe('totals', () => {
  test.each([
    [2026, 1, 1, 2026, 1],
    [2027, 1, 1, 2026, 53],
    [2027, 1, 4, 2027, 1],
    [2024, 12, 30, 2025, 1],
    [2021, 1, 3, 2020, 53],
    [2026, 11, 20, 2026, 47],
  ])('%i-%i-%i lies in %i-W%i', (year, month, day, weekYear, week) => {
    expect(isoWeek({ year, month, day })).toEqual({ year: weekYear, week });
  });

  test('by week follow the clock of the charger, newest first, and say what is missing', () => {
    // 23:30 UTC on Sunday is Monday in Prague.
    const sundayNight = Date.UTC(2026, 10, 15, 23, 30) / 1000;
    const records = [
      record({ startS: sundayNight, energyWh: 1000 }),
      record({ startS: sundayNight - 3600, energyWh: 2000, chargingTimeS: null }),
      record({ energyWh: null }),
      record({ startS: null, energyWh: 500 }),
    ];
    expect(totalsByWeek(records, zone)).toEqual([
      { week: { year: 2026, week: 47 }, charges: 2, energyWh: 1000, chargingTimeS: 14_000, withoutEnergy: 1 },
      { week: { year: 2026, week: 46 }, charges: 1, energyWh: 2000, chargingTimeS: 0, withoutEnergy: 0 },
      { week: null, charges: 1, energyWh: 500, chargingTimeS: 7000, withoutEnergy: 0 },
    ]);
  });

  test('by card put the most energy first and lose none', () => {
    const energies = fc.array(
      fc.record({
        energyWh: fc.integer({ min: 0, max: 90_000 }),
        card: fc.constantFrom('04a3b219', 'ffee0011', null),
      }),
    );
    fc.assert(
      fc.property(energies, (drawn) => {
        const records = drawn.map((each) => record(each));
        const totals = totalsByCard(records);
        const sum = (list: readonly { energyWh: number }[]) =>
          list.reduce((all, { energyWh }) => all + energyWh, 0);
        expect(sum(totals)).toBe(historyTotal(records).energyWh);
        expect(totals.map(({ energyWh }) => energyWh)).toEqual(
          totals.map(({ energyWh }) => energyWh).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});

test('rows carry every column, the time with its offset, and unknown as nothing', () => {
  const [row = []] = historyRows('NX1', [record({ energyWh: null })], zone, { '04a3b219': 'Jana' });
  expect(Object.fromEntries(historyColumns.map((name, index) => [name, row[index]]))).toMatchObject({
    serial: 'NX1',
    id: 41,
    start: '2026-11-18T21:00:00+01:00',
    energy_wh: null,
    stop_reason: 'unplugged',
    card: '04a3b219',
    card_name: 'Jana',
  });
  expect(row).toHaveLength(historyColumns.length);
});
