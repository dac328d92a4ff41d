import { InvalidArgumentError } from 'commander';
import { type ScheduleWindow, weekdaysOf } from '#shared/domain/charger/schedule/scheduleWindow.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const dayOf = (name: string): number => {
  const day = dayNames.findIndex((each) => each === name.trim().toLowerCase());
  if (day < 0) throw new InvalidArgumentError(`takes days such as mon-fri,sun`);
  return day;
};

/** `mon-fri,sun` as the bits of a window; a range may go over the end of the week. */
export const parseDays = (text: string): number =>
  text.split(',').reduce((mask, part) => {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [dayOf(first), dayOf(last)];
    const days = Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
    return days.reduce((bits, day) => bits | (1 << day), mask);
  }, 0);

/** `22:00` as a minute of the day. */
export const parseMinute = (text: string): number => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hours > 23 || minutes > 59)
    throw new InvalidArgumentError('takes a time such as 22:00');
  return hours * 60 + minutes;
};

export const wholeNumber = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('takes a whole number');
  return Number(text);
};

const two = (value: number) => String(value).padStart(2, '0');
const time = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** A window on one line: `1  mon,tue  22:00-06:00  10 A  charge  on`. */
export const describeWindow = (window: ScheduleWindow): string =>
  [
    String(window.slot),
    weekdaysOf(window.days)
      .map((day) => dayNames[day])
      .join(','),
    `${time(window.startMin)}-${time(window.stopMin)}`,
    window.mode === 'block' ? 'block' : `charge ${window.currentA} A`,
    ...(window.energyWh === 0 ? [] : [`${window.energyWh} Wh`]),
    window.isEnabled ? 'on' : 'off',
  ].join('  ');
