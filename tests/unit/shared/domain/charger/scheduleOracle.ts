import fc from 'fast-check';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';

/** Any window a charger could hold, start = stop (the whole day) included. */
export const anyWindow: fc.Arbitrary<ScheduleWindow> = fc.record({
  slot: fc.constant(1),
  isEnabled: fc.boolean(),
  days: fc.integer({ min: 0, max: 127 }),
  startMin: fc.integer({ min: 0, max: 1439 }),
  stopMin: fc.integer({ min: 0, max: 1439 }),
  currentA: fc.integer({ min: 6, max: 32 }),
  energyWh: fc.integer({ min: 0, max: 400 }).map((hundreds) => hundreds * 100),
  mode: fc.constantFrom('charge', 'block'),
});

/** Whether a window is open in a minute of the week, told from today's and yesterday's start alone. */
export const isOpenAt = ({ days, startMin, stopMin }: ScheduleWindow, minuteOfWeek: number): boolean => {
  const day = Math.floor(minuteOfWeek / 1440);
  const minute = minuteOfWeek % 1440;
  const startsOn = (weekday: number) => ((days >> ((weekday + 7) % 7)) & 1) === 1;
  const isOvernight = stopMin <= startMin;
  const today = startsOn(day) && minute >= startMin && (isOvernight || minute < stopMin);
  const sinceYesterday = startsOn(day - 1) && isOvernight && minute < stopMin;
  return today || sinceYesterday;
};
