import { checkCurrent } from '#shared/domain/charger/current/checkCurrent.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { dayMinutes, type ScheduleWindow, scheduleSlots, weekMinutes } from './scheduleWindow.ts';
import { weekSpans } from './weekSegments.ts';
import type { StartMode } from './whatHappensNext.ts';

/** What is wrong with a schedule, with the names its text fills in; `refuse` must not be written. */
export const scheduleProblems = {
  'too-many': { level: 'refuse', params: ['count', 'slots'] },
  'same-slot': { level: 'refuse', params: ['slot'] },
  'start-is-stop': { level: 'refuse', params: ['slot'] },
  'no-days': { level: 'refuse', params: ['slot'] },
  'bad-time': { level: 'refuse', params: ['slot'] },
  'bad-current': { level: 'refuse', params: ['slot', 'currentA', 'minA'] },
  'current-above-bounds': { level: 'refuse', params: ['slot', 'currentA', 'limitA'] },
  'bad-energy': { level: 'refuse', params: ['slot', 'maxWh'] },
  overlap: { level: 'warn', params: ['slot', 'other', 'winner'] },
  'block-in-window': { level: 'warn', params: ['slot', 'other'] },
  'never-charges': { level: 'warn', params: [] },
  'not-by-itself': { level: 'warn', params: [] },
} as const satisfies Readonly<
  Record<string, { readonly level: 'refuse' | 'warn'; readonly params: readonly string[] }>
>;
export type ScheduleProblem = keyof typeof scheduleProblems;

export interface ScheduleFinding {
  readonly code: ScheduleProblem;
  readonly level: 'refuse' | 'warn';
  /** The window it belongs to; null = the whole schedule. */
  readonly slot: number | null;
  readonly params: Readonly<Record<string, number>>;
}

export const maxEnergyWh = 6_553_400;
const energyStepWh = 100;

const found = <Code extends ScheduleProblem>(
  code: Code,
  slot: number | null,
  params: Readonly<Record<(typeof scheduleProblems)[Code]['params'][number], number>>,
): ScheduleFinding => ({ code, level: scheduleProblems[code].level, slot, params });

const isMinute = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < dayMinutes;

const currentFindings = ({ slot, currentA }: ScheduleWindow, bounds: CurrentBounds): ScheduleFinding[] => {
  const check = currentA === 0 ? null : checkCurrent(currentA, bounds);
  if (check?.isAllowed === true) return [];
  if (check === null || check.bound === null)
    return [found('bad-current', slot, { slot, currentA, minA: bounds.minA })];
  return [found('current-above-bounds', slot, { slot, currentA, limitA: bounds.maxA ?? 0 })];
};

const windowFindings = (window: ScheduleWindow, bounds: CurrentBounds): ScheduleFinding[] => {
  const { slot, startMin, stopMin, energyWh, days } = window;
  const isTime = isMinute(startMin) && isMinute(stopMin);
  const isEnergy = energyWh >= 0 && energyWh <= maxEnergyWh && energyWh % energyStepWh === 0;
  return [
    ...(isTime ? [] : [found('bad-time', slot, { slot })]),
    ...(isTime && startMin === stopMin ? [found('start-is-stop', slot, { slot })] : []),
    ...(days === 0 ? [found('no-days', slot, { slot })] : []),
    ...currentFindings(window, bounds),
    ...(isEnergy ? [] : [found('bad-energy', slot, { slot, maxWh: maxEnergyWh })]),
  ];
};

/** True when two windows share a minute of the week, over midnight and from Sunday to Monday as well. */
export const doOverlap = (left: ScheduleWindow, right: ScheduleWindow): boolean =>
  weekSpans(left).some((a) =>
    weekSpans(right).some((b) =>
      // The same span a week later or earlier is the one that crosses from Sunday to Monday.
      [-weekMinutes, 0, weekMinutes].some(
        (shift) => a.fromMin < b.toMin + shift && b.fromMin + shift < a.toMin,
      ),
    ),
  );

const overlapFindings = (windows: readonly ScheduleWindow[]): ScheduleFinding[] =>
  windows.flatMap((left, index) =>
    windows.slice(index + 1).flatMap((right) => {
      const [slot, other] = [left.slot, right.slot];
      if (!doOverlap(left, right) || (left.mode === 'block' && right.mode === 'block')) return [];
      if (left.mode !== right.mode)
        return [
          left.mode === 'block'
            ? found('block-in-window', other, { slot: other, other: slot })
            : found('block-in-window', slot, { slot, other }),
        ];
      return [found('overlap', other, { slot, other, winner: Math.min(slot, other) })];
    }),
  );

const modeFindings = (enabled: readonly ScheduleWindow[], startMode: StartMode): ScheduleFinding[] => {
  const hasWindow = enabled.some(({ mode, days }) => mode === 'charge' && days !== 0);
  if (startMode === 'schedule-only') return hasWindow ? [] : [found('never-charges', null, {})];
  return hasWindow && startMode !== 'plug-and-charge' ? [found('not-by-itself', null, {})] : [];
};

/** Everything that is wrong with a schedule; it may be written when nothing says `refuse`. */
export const scheduleFindings = (input: {
  readonly windows: readonly ScheduleWindow[];
  readonly bounds: CurrentBounds;
  readonly startMode: StartMode;
  readonly slots?: number;
}): ScheduleFinding[] => {
  const { windows, bounds, startMode, slots = scheduleSlots } = input;
  const twice = windows.filter(({ slot }, index) => windows.findIndex((each) => each.slot === slot) < index);
  const enabled = windows.filter(({ isEnabled }) => isEnabled);
  return [
    ...(windows.length > slots ? [found('too-many', null, { count: windows.length, slots })] : []),
    ...twice.map(({ slot }) => found('same-slot', slot, { slot })),
    ...windows.flatMap((window) => windowFindings(window, bounds)),
    ...overlapFindings(enabled),
    ...modeFindings(enabled, startMode),
  ];
};
