import {
  dayMinutes,
  type ScheduleWindow,
  type WindowMode,
  weekdaysOf,
  weekMinutes,
  windowLengthMin,
} from './scheduleWindow.ts';

/** A piece of a window inside one day, for the picture of the week. */
export interface DaySegment {
  readonly slot: number;
  readonly mode: WindowMode;
  readonly currentA: number;
  /** Monday = 0. */
  readonly day: number;
  readonly fromMin: number;
  /** Up to 1440, not included. */
  readonly toMin: number;
  /** Began the evening before. */
  readonly continues: boolean;
  /** Goes on past midnight. */
  readonly goesOn: boolean;
}

/** Spans of a window in minutes of the week, Monday 00:00 = 0; the end may lie beyond the week. */
export const weekSpans = (window: ScheduleWindow): { readonly fromMin: number; readonly toMin: number }[] =>
  weekdaysOf(window.days).map((day) => {
    const fromMin = day * dayMinutes + window.startMin;
    return { fromMin, toMin: fromMin + windowLengthMin(window) };
  });

/** True when a minute of the week lies in a window, also one that began the week before. */
export const isInWindow = (window: ScheduleWindow, minuteOfWeek: number): boolean =>
  weekSpans(window).some(
    ({ fromMin, toMin }) => (minuteOfWeek - fromMin + weekMinutes) % weekMinutes < toMin - fromMin,
  );

const segmentsOf = (window: ScheduleWindow): DaySegment[] =>
  weekSpans(window).flatMap(({ fromMin, toMin }) => {
    const { slot, mode, currentA } = window;
    const day = Math.floor(fromMin / dayMinutes);
    const endOfDay = (day + 1) * dayMinutes;
    const part = { slot, mode, currentA };
    const first: DaySegment = {
      ...part,
      day,
      fromMin: fromMin - day * dayMinutes,
      toMin: Math.min(toMin, endOfDay) - day * dayMinutes,
      continues: false,
      goesOn: toMin > endOfDay,
    };
    if (toMin <= endOfDay) return [first];
    const rest: DaySegment = {
      ...part,
      day: (day + 1) % 7,
      fromMin: 0,
      toMin: toMin - endOfDay,
      continues: true,
      goesOn: false,
    };
    return [first, rest];
  });

/** The week as seven days of segments, each day sorted by time; only enabled windows unless `all` is asked for. */
export const weekSegments = (
  windows: readonly ScheduleWindow[],
  which: 'enabled' | 'all' = 'enabled',
): readonly (readonly DaySegment[])[] => {
  const segments = windows.filter(({ isEnabled }) => which === 'all' || isEnabled).flatMap(segmentsOf);
  return [0, 1, 2, 3, 4, 5, 6].map((day) =>
    segments
      .filter((segment) => segment.day === day)
      .toSorted((left, right) => left.fromMin - right.fromMin || left.slot - right.slot),
  );
};
