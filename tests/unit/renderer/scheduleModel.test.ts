import { expect, test } from 'vitest';
import {
  movedBy,
  movedWindow,
  newWindow,
  parseTime,
  scheduleModel,
} from '#renderer/features/chargers/schedule/scheduleModel.ts';
import { storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { emptyWindowPoints, windowPoints } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const around = { 'limit.hardwareMax': 32, 'limit.adapter': 16, 'limit.cable': 13, 'settings.maxCurrent': 6 };
const bounds = storedBounds(around);
const window = newWindow(1, bounds, null);
const found: PointValues = {
  ...around,
  ...windowPoints(window),
  ...emptyWindowPoints(2),
  'schedule.2.current': 6,
};

test('a current that is stored is bound by the mains plug, not by the cable or setting of today', () => {
  expect(bounds).toMatchObject({ maxA: 16, maxBy: 'adapter', minA: 6 });
});

test.each([
  [null, 16],
  [32, 16],
  [10, 10],
  [0, 6],
])('with %s A stored a new window begins at %s A', (storedA, currentA) => {
  expect(newWindow(1, bounds, storedA).currentA).toBe(currentA);
});

test.each([
  ['22:15', 1335],
  ['7', 420],
  ['0730', 450],
  ['24:00', 0],
  ['24:01', null],
  ['12:60', null],
  ['noon', null],
])('%s is minute %s of the day', (typed, minute) => {
  expect(parseTime(typed)).toBe(minute);
});

test('an arrow goes to the next quarter of an hour and over midnight, and keeps the length of a window', () => {
  expect([movedBy(1430, 1), movedBy(5, -1), movedBy(0, -1), movedBy(1425, 1)]).toEqual([0, 0, 1425, 0]);
  expect(movedWindow({ ...window, startMin: 1425, stopMin: 30 }, 1)).toMatchObject({
    startMin: 0,
    stopMin: 45,
  });
});

test('a window says whether it is new, changed, removed or written', () => {
  const stateOf = (wanted: PointValues) =>
    scheduleModel(found, { ...found, ...wanted }, bounds).rows.map(({ state }) => state);
  expect(stateOf({})).toEqual(['written']);
  expect(stateOf({ 'schedule.1.start': 15 })).toEqual(['changed']);
  expect(stateOf(emptyWindowPoints(1))).toEqual(['removed']);
  expect(stateOf(windowPoints({ ...window, slot: 2 }))).toEqual(['written', 'new']);
});

test('a window that stops where it starts is refused, a current that was there before is not', () => {
  const refused = (wanted: PointValues, before = found) =>
    scheduleModel(before, { ...before, ...wanted }, bounds).isRefused;
  expect(refused({ 'schedule.1.stop': window.startMin })).toBe(true);
  expect(refused({ 'schedule.1.current': 20 })).toBe(true);
  expect(refused({ 'schedule.1.stop': 480 }, { ...found, 'schedule.1.current': 20 })).toBe(false);
});
