import { noLimit } from './control.ts';
import { afterLocalMinutes, minuteOfWeek } from './localTime.ts';
import { scheduleSlots } from './registerMap.ts';
import type { Settings } from './settings.ts';

const minutesPerWeek = 7 * 1440;

interface Schedule {
  readonly slot: number;
  readonly days: number;
  readonly startMin: number;
  readonly lengthMin: number;
  readonly currentMa: number;
  readonly energyWh: number;
  readonly mode: number;
}

export interface ScheduleView {
  readonly limitMa: number;
  /** The window that is open now: its slot, undefined outside. */
  readonly openSlot: number | undefined;
  /** Energy target of the open window, 0 = none. */
  readonly targetWh: number;
  /** When the next enabled window begins, undefined = never. */
  readonly nextS: number | undefined;
}

function enabledSchedules(settings: Settings): Schedule[] {
  const found: Schedule[] = [];
  for (let slot = 1; slot <= scheduleSlots; slot++) {
    const read = (name: string) => settings.number(`schedule.${slot}.${name}`);
    const flags = read('flags');
    if ((flags & 0x8000) === 0 || (flags & 0x7f) === 0) continue;
    const startMin = read('start');
    const lengthMin = (read('stop') - startMin + 1440) % 1440 || 1440;
    found.push({
      slot,
      days: flags & 0x7f,
      startMin,
      lengthMin,
      currentMa: read('current'),
      energyWh: read('energy') * 100,
      mode: read('mode'),
    });
  }
  return found;
}

function minutesIntoWindow(schedule: Schedule, minute: number): number | undefined {
  for (let day = 0; day < 7; day++) {
    if (((schedule.days >> day) & 1) === 0) continue;
    const into = (minute - (day * 1440 + schedule.startMin) + minutesPerWeek) % minutesPerWeek;
    if (into < schedule.lengthMin) return into;
  }
  return undefined;
}

function minutesToNext(schedules: readonly Schedule[], minute: number): number | undefined {
  const waits = schedules.flatMap((schedule) =>
    [0, 1, 2, 3, 4, 5, 6]
      .filter((day) => ((schedule.days >> day) & 1) === 1)
      .map((day) => {
        const wait = (day * 1440 + schedule.startMin - minute + minutesPerWeek) % minutesPerWeek;
        return wait === 0 ? minutesPerWeek : wait;
      }),
  );
  return waits.length === 0 ? undefined : Math.min(...waits);
}

/** What the schedules say at this moment, nothing while the clock (undefined) is not set; `only` = start mode 4, which charges in windows only. */
export function viewSchedules(settings: Settings, clockS: number | undefined, only: boolean): ScheduleView {
  const schedules = clockS === undefined ? [] : enabledSchedules(settings);
  if (clockS === undefined || schedules.length === 0) {
    return { limitMa: only ? 0 : noLimit, openSlot: undefined, targetWh: 0, nextS: undefined };
  }
  const zone = settings.text('clock.timezone');
  const minute = minuteOfWeek(clockS, zone);
  const wait = minutesToNext(schedules, minute);
  const nextS = wait === undefined ? undefined : afterLocalMinutes(clockS, wait, zone);
  const isOpen = (schedule: Schedule) => minutesIntoWindow(schedule, minute) !== undefined;
  const windows = schedules.filter((schedule) => schedule.mode === 0);
  const open = windows.find(isOpen);
  const isBlocked = schedules.some((schedule) => schedule.mode === 1 && isOpen(schedule));
  const isOutside = open === undefined && (only || windows.length > 0);
  const limitMa = isBlocked || isOutside ? 0 : (open?.currentMa ?? noLimit);
  return { limitMa, openSlot: open?.slot, targetWh: open?.energyWh ?? 0, nextS };
}
