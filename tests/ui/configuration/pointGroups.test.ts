import { expect, test } from 'vitest';
import { pointGroups, searchPoints } from '#renderer/features/configuration/model/pointGroups.ts';
import { pointLike } from './point.ts';

const points = [
  'settings.maxCurrent',
  'schedule.1.start',
  'schedule.1.stop',
  'schedule.2.start',
  'wifi.ssid',
].map((name) => pointLike(name));
const labels: Record<string, string> = { 'settings.maxCurrent': 'Nejvyšší nabíjecí proud' };
const found = (text: string) =>
  searchPoints(points, text, ({ name }) => labels[name] ?? '').map(({ name }) => name);

test('numbered records come last, each record together', () => {
  const groups = pointGroups(points);
  expect(groups.map(({ key }) => key)).toEqual(['settings', 'wifi', 'schedule']);
  expect(groups[2]?.records.map(({ key, points: own }) => [key, own.length])).toEqual([
    ['schedule.1', 2],
    ['schedule.2', 1],
  ]);
});

test('finds by name for people without accents, and by technical name', () => {
  expect(found('nejvyssi PROUD')).toEqual(['settings.maxCurrent']);
  expect(found('schedule.1')).toEqual(['schedule.1.start', 'schedule.1.stop']);
  expect(found('')).toHaveLength(points.length);
  expect(found('nothing like this')).toEqual([]);
});
