import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import { type ScheduleFinding, scheduleFindings } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import {
  dayMinutes,
  freeSlot,
  type ScheduleWindow,
  slotsOf,
  windowPoints,
  windowsFrom,
} from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { type StartMode, startModes } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** Minutes an arrow key moves a window by. */
export const stepMin = 15;

export interface WindowRow {
  readonly window: ScheduleWindow;
  readonly state: 'written' | 'new' | 'changed' | 'removed';
  readonly findings: readonly ScheduleFinding[];
}

export interface ScheduleModel {
  readonly rows: readonly WindowRow[];
  /** Those that would be in the charger. */
  readonly windows: readonly ScheduleWindow[];
  /** Findings about the schedule as a whole. */
  readonly general: readonly ScheduleFinding[];
  readonly isRefused: boolean;
  readonly startMode: StartMode | null;
  readonly slots: number;
  readonly freeSlot: number | null;
}

const isSame = (left: ScheduleWindow, right: ScheduleWindow): boolean =>
  JSON.stringify(windowPoints(left)) === JSON.stringify(windowPoints(right));

export const startModeOf = (values: PointValues): StartMode | null =>
  startModes[numberOf(values, 'settings.startMode') ?? -1] ?? null;

/** A current the charger already has is no reason to refuse what is changed beside it. */
const asFound = (
  finding: ScheduleFinding,
  now: readonly ScheduleWindow[],
  then: readonly ScheduleWindow[],
) => {
  const currentIn = (windows: readonly ScheduleWindow[]) =>
    windows.find(({ slot }) => slot === finding.slot)?.currentA;
  return finding.code === 'current-above-bounds' && currentIn(now) === currentIn(then)
    ? { ...finding, level: 'warn' as const }
    : finding;
};

/** The windows of both states by their places, with what is wrong at each. */
export const scheduleModel = (
  found: PointValues,
  wanted: PointValues,
  bounds: CurrentBounds,
): ScheduleModel => {
  const [now, windows] = [windowsFrom(found), windowsFrom(wanted)];
  const startMode = startModeOf(wanted);
  const slots = slotsOf(found);
  const findings = scheduleFindings({
    windows,
    bounds,
    slots,
    startMode: startMode ?? 'plug-and-charge',
  }).map((finding) => asFound(finding, now, windows));
  const used = [...new Set([...now, ...windows].map(({ slot }) => slot))].toSorted((a, b) => a - b);
  const rows = used.flatMap((slot): WindowRow[] => {
    const [before, after] = [now, windows].map((list) => list.find((window) => window.slot === slot));
    const window = after ?? before;
    if (window === undefined) return [];
    const state =
      after === undefined
        ? 'removed'
        : before === undefined
          ? 'new'
          : isSame(before, after)
            ? 'written'
            : 'changed';
    return [{ window, state, findings: after ? findings.filter((each) => each.slot === slot) : [] }];
  });
  return {
    rows,
    windows,
    general: findings.filter(({ slot }) => slot === null),
    isRefused: findings.some(({ level }) => level === 'refuse'),
    startMode,
    slots,
    freeSlot: freeSlot([...now, ...windows], slots) ?? freeSlot(windows, slots),
  };
};

const usualA = 16;
const workdays = 0b001_1111;

/** What a new window begins as: a night on working days, with no more than the stored current. */
export const newWindow = (slot: number, bounds: CurrentBounds, storedA: number | null): ScheduleWindow => ({
  slot,
  isEnabled: true,
  days: workdays,
  startMin: 22 * 60,
  stopMin: 6 * 60,
  currentA: Math.max(bounds.minA, Math.min(usualA, bounds.maxA ?? bounds.minA, storedA ?? usualA)),
  energyWh: 0,
  mode: 'charge',
});

/** A time moved to the next or last quarter of an hour, over midnight too. */
export const movedBy = (minute: number, steps: number): number => {
  const quarter = steps > 0 ? Math.floor(minute / stepMin) : Math.ceil(minute / stepMin);
  return ((((quarter + steps) * stepMin) % dayMinutes) + dayMinutes) % dayMinutes;
};

/** A window moved as a whole, its length kept. */
export const movedWindow = (window: ScheduleWindow, steps: number): ScheduleWindow => {
  const startMin = movedBy(window.startMin, steps);
  const by = startMin - window.startMin;
  return { ...window, startMin, stopMin: (window.stopMin + by + dayMinutes) % dayMinutes };
};

/** `7`, `7:30`, `0730`, `24:00` as minutes of the day; null when it is no time. */
export const parseTime = (typed: string): number | null => {
  const match = /^\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*$/.exec(typed);
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hours === 24 && minutes === 0) return 0;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
};
