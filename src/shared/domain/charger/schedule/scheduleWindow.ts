import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** Windows a charger keeps when it does not say how many. */
export const scheduleSlots = 6;
export const dayMinutes = 1440;
export const weekMinutes = 7 * dayMinutes;

const enabledBit = 0x8000;
const allDays = 0x7f;

/** What a window does: charging happens only inside, or never inside. */
export type WindowMode = 'charge' | 'block';

/** One window of the schedule in the charger's local time. */
export interface ScheduleWindow {
  readonly slot: number;
  readonly isEnabled: boolean;
  /** Weekdays on which it starts: bit 0 = Monday … bit 6 = Sunday. */
  readonly days: number;
  readonly startMin: number;
  /** Before the start = ends the next day. */
  readonly stopMin: number;
  readonly currentA: number;
  /** 0 = no target. */
  readonly energyWh: number;
  readonly mode: WindowMode;
}

/** Slots the charger has; 6 where it does not say. */
export const slotsOf = (values: PointValues): number => numberOf(values, 'schedule.slots') ?? scheduleSlots;

/** One window from its points; null when any of them was not read. */
const windowFrom = (values: PointValues, slot: number): ScheduleWindow | null => {
  const read = (name: string) => numberOf(values, `schedule.${slot}.${name}`);
  const [flags, startMin, stopMin, currentA] = [read('flags'), read('start'), read('stop'), read('current')];
  const [energyWh, mode] = [read('energy'), read('mode')];
  if (flags === null || startMin === null || stopMin === null || currentA === null) return null;
  return {
    slot,
    isEnabled: (flags & enabledBit) !== 0,
    days: flags & allDays,
    startMin,
    stopMin,
    currentA,
    energyWh: energyWh ?? 0,
    mode: mode === 1 ? 'block' : 'charge',
  };
};

/** A slot that nobody has used: not enabled and without a day. */
export const isEmptyWindow = (window: ScheduleWindow): boolean => !window.isEnabled && window.days === 0;

/** The windows a charger holds, empty slots left out. */
export const windowsFrom = (values: PointValues): ScheduleWindow[] =>
  Array.from({ length: slotsOf(values) }, (_, index) => windowFrom(values, index + 1)).filter(
    (window) => window !== null && !isEmptyWindow(window),
  ) as ScheduleWindow[];

/** Slots that were not (wholly) read: a schedule must not be written over them. */
export const unreadScheduleSlots = (values: PointValues): number[] =>
  Array.from({ length: slotsOf(values) }, (_, index) => index + 1).filter(
    (slot) => windowFrom(values, slot) === null,
  );

/** The point values of a window. */
export const windowPoints = (window: ScheduleWindow): PointValues => ({
  [`schedule.${window.slot}.flags`]: (window.isEnabled ? enabledBit : 0) | (window.days & allDays),
  [`schedule.${window.slot}.start`]: window.startMin,
  [`schedule.${window.slot}.stop`]: window.stopMin,
  [`schedule.${window.slot}.current`]: window.currentA,
  [`schedule.${window.slot}.energy`]: window.energyWh,
  [`schedule.${window.slot}.mode`]: window.mode === 'block' ? 1 : 0,
});

/** Point values that empty a slot; the current stays what it was, because 0 is not allowed there. */
export const emptyWindowPoints = (slot: number): PointValues => ({
  [`schedule.${slot}.flags`]: 0,
  [`schedule.${slot}.start`]: 0,
  [`schedule.${slot}.stop`]: 0,
  [`schedule.${slot}.energy`]: 0,
  [`schedule.${slot}.mode`]: 0,
});

/** Point values of a whole schedule: the windows as given, every other slot emptied. */
export const schedulePoints = (windows: readonly ScheduleWindow[], slots = scheduleSlots): PointValues =>
  Object.assign(
    {},
    ...Array.from({ length: slots }, (_, index) => {
      const window = windows.find(({ slot }) => slot === index + 1);
      return window === undefined ? emptyWindowPoints(index + 1) : windowPoints(window);
    }),
  );

/** The first slot that no window holds; null when all are used. */
export const freeSlot = (windows: readonly ScheduleWindow[], slots = scheduleSlots): number | null =>
  Array.from({ length: slots }, (_, index) => index + 1).find(
    (slot) => !windows.some((window) => window.slot === slot),
  ) ?? null;

/** Minutes from start to stop; a window that stops where it starts lasts the whole day. */
export const windowLengthMin = ({ startMin, stopMin }: ScheduleWindow): number =>
  (stopMin - startMin + dayMinutes) % dayMinutes || dayMinutes;

/** Weekdays of a bitmask, Monday = 0. */
export const weekdaysOf = (days: number): number[] =>
  [0, 1, 2, 3, 4, 5, 6].filter((day) => ((days >> day) & 1) === 1);
