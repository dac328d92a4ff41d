import { expect, test } from 'vitest';
import { lastCurrent, rememberCurrent } from '#renderer/app/lastCurrent.ts';
import { emptyHour, hourOf, withSample } from '#renderer/features/chargers/live/liveHour.ts';
import { freshnessOf, newestOf, nothingYet, withEvent } from '#renderer/features/chargers/live/liveView.ts';
import { hourFacts, minuteMeans } from '#renderer/features/chargers/live/minuteMeans.ts';
import { withGaps } from '#renderer/ui/plot/plotColumns.ts';

const l1 = 'meter.current.l1';
const points = [l1, 'limit.active'];
const minute = 60_000;
const start = 1_795_000_000_000 - (1_795_000_000_000 % minute);
const sampleAt = (atMs: number, amps: number | null, limitA = 16) => ({
  atMs,
  values: { [l1]: amps, 'limit.active': limitA },
});
const hourWith = (...samples: readonly (readonly [number, number | null])[]) =>
  samples.reduce((hour, [atMs, amps]) => withSample(hour, sampleAt(atMs, amps), points), emptyHour);

test('what was recorded comes first and samples go on from there', () => {
  const past = hourOf({ atMs: [start], columns: { [l1]: [6] } });
  const hour = withSample(past, sampleAt(start + 1000, 7), points);
  expect(hour).toEqual({
    atMs: [start, start + 1000],
    columns: { [l1]: [6, 7], 'limit.active': [null, 16] },
  });
});

test('values from another planet are unknown, recorded or live', () => {
  expect(hourOf({ atMs: [start], columns: { [l1]: [65_535] } }).columns[l1]).toEqual([null]);
  expect(hourWith([start, 65_535], [start + 1000, Number.NaN]).columns[l1]).toEqual([null, null]);
});

test('a sample that was in the past already is not counted twice', () => {
  expect(hourWith([start, 6], [start, 6], [start - 1000, 6]).atMs).toEqual([start]);
});

test('after an hour the oldest goes', () => {
  const hour = hourWith([start, 6], [start + 60 * minute, 7], [start + 60 * minute + 1000, 8]);
  expect(hour.atMs).toEqual([start + 60 * minute, start + 60 * minute + 1000]);
});

test('a minute without a known value has no mean', () => {
  const hour = hourWith([start, 6], [start + 1000, 8], [start + minute, null], [start + 2 * minute, 10]);
  expect(minuteMeans(hour, [l1], 60)).toEqual([
    { fromMs: start + 2 * minute, means: [10] },
    { fromMs: start + minute, means: [null] },
    { fromMs: start, means: [7] },
  ]);
});

test('the sentence knows the highest current of the shown span and when it was', () => {
  const hour = hourWith([start, 20], [start + 10 * minute, 6], [start + 11 * minute, 9]);
  expect(hourFacts(hour, [l1], 60)).toMatchObject({ highestA: 20, highestAtMs: start, lowestLimitA: 16 });
  expect(hourFacts(hour, [l1], 5)).toMatchObject({ highestA: 9, samples: 2, minutes: 1 });
  expect(hourFacts(emptyHour, [l1], 5)).toMatchObject({ samples: 0, highestA: null, lowestLimitA: null });
});

test('a line is broken where nothing was heard', () => {
  expect(
    withGaps([
      [0, 1, 11, 12],
      [6, 6, 8, 8],
    ]),
  ).toEqual([
    [0, 1, 6, 11, 12],
    [6, 6, null, 8, 8],
  ]);
});

const counted = (counter: number, atMs: number) => ({
  kind: 'sample' as const,
  sample: { atMs, values: { 'state.sample': counter } },
});

test('a value is stale after three seconds, and one that came between two ticks is live', () => {
  const view = withEvent(nothingYet, counted(1, start), points, start);
  expect(freshnessOf(view, start - 400).kind).toBe('live');
  expect(freshnessOf(view, start + 3000).kind).toBe('live');
  expect(freshnessOf(view, start + 3001)).toEqual({ kind: 'stale', ageMs: 3001 });
  expect(freshnessOf(view, start - 60_000).kind).toBe('stale');
  expect(freshnessOf(nothingYet, start).kind).toBe('none');
});

test('a controller that stands still grows old although it answers', () => {
  const first = withEvent(nothingYet, counted(7, start), points, start);
  const again = withEvent(first, counted(7, start + 4000), points, start + 4000);
  expect(freshnessOf(again, start + 4000)).toEqual({ kind: 'stale', ageMs: 4000 });
  const moved = withEvent(again, counted(8, start + 5000), points, start + 5000);
  expect(freshnessOf(moved, start + 5000).kind).toBe('live');
});

test('what was recorded before a reload is shown with its age, never as live', () => {
  const past = { atMs: [start, start + 1000], columns: { 'limit.active': [10, 16] } };
  const view = withEvent(nothingYet, { kind: 'past', past }, points, start + 1500);
  expect(newestOf(view)).toEqual({ 'limit.active': 16 });
  expect(view.sample).toBeNull();
  expect(freshnessOf(view, start + 1500)).toEqual({ kind: 'stale', ageMs: 500 });
  expect(freshnessOf(view, start + 61_000)).toEqual({ kind: 'stale', ageMs: 60_000 });
  const live = withEvent(view, counted(1, start + 2000), points, start + 2000);
  expect(freshnessOf(live, start + 2000).kind).toBe('live');
});

test('a remembered current has its age after three seconds, and nothing older takes its place', () => {
  rememberCurrent('remembered', 16, start);
  rememberCurrent('remembered', 10, start - 1000);
  expect(lastCurrent('remembered', start - 500)).toEqual({ amps: 16, ageS: null });
  expect(lastCurrent('remembered', start + 3000)).toEqual({ amps: 16, ageS: null });
  expect(lastCurrent('remembered', start + 3001)).toEqual({ amps: 16, ageS: 3 });
  expect(lastCurrent('remembered', start + 47_000)).toEqual({ amps: 16, ageS: 40 });
  expect(lastCurrent('remembered', start + 200_000)).toEqual({ amps: 16, ageS: 180 });
  expect(lastCurrent('another', start)).toBeNull();
});
