import { describe, expect, test } from 'vitest';
import { parsePosixZone, zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import {
  isoWithOffset,
  nextClockChange,
  offsetAtS,
  wallTime,
} from '#shared/domain/charger/time/zoneClock.ts';
import { guessZone, zoneNames, zones, zonesOfRule } from '#shared/domain/charger/time/zones.ts';
import { central } from './chargerFixtures.ts';

const hourMs = 3_600_000;

/** The offset as the system's own zone data has it. */
const systemOffsetS = (formatter: Intl.DateTimeFormat, atMs: number): number => {
  const part = Object.fromEntries(
    formatter.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return (Date.UTC(year, month - 1, day, hour, minute, second) - atMs) / 1000;
};

describe('the common zones', () => {
  test.each(zoneNames)('%s is what the system knows of it, hour by hour around every change', (name) => {
    const zone = zoneOrUtc(zones[name]);
    const formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    for (const year of [2025, 2026, 2027, 2028]) {
      for (const [month, day] of [
        [0, 1],
        [2, 20],
        [6, 1],
        [9, 20],
        [11, 31],
      ] as const) {
        const fromMs = Date.UTC(year, month, day);
        const hours = month === 2 || month === 9 ? 14 * 24 : 24;
        for (let hour = 0; hour < hours; hour += 1) {
          const atMs = fromMs + hour * hourMs;
          if (offsetAtS(zone, atMs) !== systemOffsetS(formatter, atMs))
            throw new Error(`${name} at ${new Date(atMs).toISOString()}`);
        }
      }
    }
  });

  test('fit into the charger', () => {
    for (const name of zoneNames) expect(parsePosixZone(zones[name]).isZone, name).toBe(true);
  });
});

describe('a rule', () => {
  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['Europe/Prague', 'unreadable'],
    ['CET', 'unreadable'],
    ['CET-1CEST', 'summer-without-dates'],
    ['CET-1CEST,M3.5.0', 'unreadable'],
    ['CET-1CEST,M13.5.0,M10.5.0/3', 'unreadable'],
    ['CET-1CEST,M3.6.0,M10.5.0/3', 'unreadable'],
    ['CET-1CEST,M3.5.7,M10.5.0/3', 'unreadable'],
    ['CET-25', 'unreadable'],
    ['CET-1:60', 'unreadable'],
    ['CET-1CEST,J0,J366', 'unreadable'],
    [`CET-1CEST,M3.5.0/02:00:00,M10.5.0/03:00:000`, 'too-long'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parsePosixZone(text)).toMatchObject({ isZone: false, reason });
  });

  test.each([
    ['UTC0', 0],
    ['<+0330>-3:30', 12_600],
    ['NST3:30', -12_600],
    ['<-03>3', -10_800],
  ])('%s is %i s from UTC', (text, offsetS) => {
    expect(parsePosixZone(text)).toMatchObject({ isZone: true, zone: { standardOffsetS: offsetS } });
  });

  test('holds on the southern half, where summer crosses the new year', () => {
    const sydney = zoneOrUtc('AEST-10AEDT,M10.1.0,M4.1.0/3');
    expect(offsetAtS(sydney, Date.UTC(2026, 0, 1))).toBe(11 * 3600);
    expect(offsetAtS(sydney, Date.UTC(2026, 6, 1))).toBe(10 * 3600);
  });

  test('counts days of the year with and without 29 February', () => {
    const julian = zoneOrUtc('XXX0YYY,J60,J300');
    const plain = zoneOrUtc('XXX0YYY,60,300');
    const begins = (zone: typeof julian, year: number) =>
      new Date(nextClockChange(zone, Date.UTC(year, 0, 1))?.atMs ?? 0).toISOString();
    expect(begins(julian, 2027)).toBe('2027-03-01T02:00:00.000Z');
    expect(begins(julian, 2028)).toBe('2028-03-01T02:00:00.000Z');
    expect(begins(plain, 2027)).toBe('2027-03-02T02:00:00.000Z');
    expect(begins(plain, 2028)).toBe('2028-03-01T02:00:00.000Z');
  });

  test('that cannot be read counts as UTC, as in the charger', () => {
    expect(zoneOrUtc('nonsense').text).toBe('UTC0');
  });
});

describe('central European time', () => {
  const zone = zoneOrUtc(central);

  test('is put forward on the last Sunday of March and back on that of October', () => {
    const forward = nextClockChange(zone, Date.UTC(2026, 0, 1));
    expect(forward).toEqual({ atMs: Date.UTC(2026, 2, 29, 1), fromOffsetS: 3600, toOffsetS: 7200 });
    const back = nextClockChange(zone, forward?.atMs ?? 0);
    expect(back).toEqual({ atMs: Date.UTC(2026, 9, 25, 1), fromOffsetS: 7200, toOffsetS: 3600 });
    expect(nextClockChange(zone, back?.atMs ?? 0)?.atMs).toBe(Date.UTC(2027, 2, 28, 1));
    expect(nextClockChange(zoneOrUtc('UTC0'), 0)).toBe(null);
  });

  test('jumps over the lost hour and shows the doubled one twice', () => {
    const minute = (atMs: number) => wallTime(zone, atMs).minuteOfDay;
    expect(minute(Date.UTC(2026, 2, 29, 0, 59))).toBe(119);
    expect(minute(Date.UTC(2026, 2, 29, 1, 0))).toBe(180);
    expect(minute(Date.UTC(2026, 9, 25, 0, 30))).toBe(150);
    expect(minute(Date.UTC(2026, 9, 25, 1, 30))).toBe(150);
    expect(isoWithOffset(zone, Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25T02:30:00+02:00');
    expect(isoWithOffset(zone, Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25T02:30:00+01:00');
    expect(isoWithOffset(zoneOrUtc('NST3:30'), 0)).toBe('1969-12-31T20:30:00-03:30');
  });
});

test('guesses the zone of a laptop, old names included, and none where it does not know', () => {
  expect(guessZone('Europe/Prague')).toEqual({ name: 'Europe/Prague', rule: central });
  expect(guessZone('Europe/Kiev')?.name).toBe('Europe/Kyiv');
  expect(guessZone('America/New_York')).toBe(null);
  expect(guessZone('toString')).toBe(null);
  expect(guessZone(undefined)).toBe(null);
  expect(zonesOfRule(central)[0]).toBe('Europe/Prague');
});
