import { expect, test } from 'vitest';
import { clockCheck, clockSetValue } from '#shared/domain/charger/clock/clockCheck.ts';

const laptopMs = Date.UTC(2026, 10, 20, 12);
const buildMs = Date.UTC(2026, 9, 1);
const nowS = laptopMs / 1000;
const check = (clockS: number | null, quality: number | null = 1, laptop = laptopMs) =>
  clockCheck({ values: { 'clock.now': clockS, 'clock.quality': quality }, laptopMs: laptop, buildMs });

test.each([
  [nowS, 'right', 0],
  [nowS + 5, 'right', 5],
  [nowS - 6, 'drifting', -6],
  [nowS + 120, 'drifting', 120],
  [nowS + 121, 'wrong', 121],
  [nowS - 1800, 'wrong', -1800],
  [nowS + 3600, 'time-zone-like', 3600],
  [nowS + 7200 - 40, 'time-zone-like', 7160],
  [nowS - 15 * 3600, 'wrong', -54_000],
  [12_345, 'before-built', 12_345 - nowS],
  [1_577_836_799, 'before-built', 1_577_836_799 - nowS],
  [1_577_836_800, 'wrong', 1_577_836_800 - nowS],
  [2 ** 31 - 1, 'wrong', 2 ** 31 - 1 - nowS],
  [2 ** 31, 'far-future', 2 ** 31 - nowS],
  [4_294_967_294, 'far-future', 4_294_967_294 - nowS],
])('a charger at %i s is %s', (clockS, verdict, differenceS) => {
  expect(check(clockS)).toMatchObject({ verdict, differenceS, shouldSet: verdict !== 'right' });
});

test('a clock that was never set has no difference, whatever it counts', () => {
  expect(check(nowS, 0)).toMatchObject({
    verdict: 'unset',
    differenceS: null,
    quality: 'unset',
    shouldSet: true,
  });
});

test('a charger that does not say is unknown', () => {
  expect(check(null, 1)).toMatchObject({ verdict: 'unknown', differenceS: null });
  expect(check(null, null)).toMatchObject({ verdict: 'unknown', quality: null });
});

test.each([0, buildMs - 1, Number.NaN, 4_294_967_295_000])('a laptop at %s ms sets no charger', (laptop) => {
  expect(check(nowS, 1, laptop)).toMatchObject({
    verdict: 'laptop-doubtful',
    level: 'refuse',
    shouldSet: false,
  });
});

test('after 2038 both clocks are simply right', () => {
  const later = 2 ** 31 * 1000 + 5000;
  expect(check(2 ** 31 + 5, 3, later)).toMatchObject({ verdict: 'right', quality: 'ntp' });
});

test.each([
  [laptopMs, nowS],
  [1_577_836_800_000, 1_577_836_800],
  [1_577_836_799_000, null],
  [0, null],
  [4_294_967_294_000, 4_294_967_294],
  [4_294_967_295_000, null],
  [Number.NaN, null],
])('a laptop at %s ms writes %s', (ms, value) => {
  expect(clockSetValue(ms)).toBe(value);
});
