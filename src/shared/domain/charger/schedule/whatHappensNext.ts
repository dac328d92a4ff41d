import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { nextClockChange, offsetAtS, wallTime } from '#shared/domain/charger/time/zoneClock.ts';
import { type ScheduleWindow, weekMinutes } from './scheduleWindow.ts';
import { isInWindow, weekSpans } from './weekSegments.ts';

/** Start modes of `settings.startMode`, at the place of their number. */
export const startModes = ['plug-and-charge', 'button', 'card', 'app', 'schedule-only'] as const;
export type StartMode = (typeof startModes)[number];

/** What the schedule says at a moment. */
export type SchedulePhase =
  | { readonly kind: 'free' }
  | { readonly kind: 'window'; readonly slot: number; readonly currentA: number; readonly energyWh: number }
  | { readonly kind: 'outside' }
  | { readonly kind: 'blocked'; readonly slot: number };

/** Sentences about the next hours, with the names their texts fill in; `…Ms` are moments. */
export const nextSentences = {
  'always-free': [],
  never: [],
  'charging-always': ['currentA'],
  'charging-until': ['currentA', 'untilMs'],
  'charging-then': ['currentA', 'untilMs', 'nextA'],
  'charging-then-free': ['currentA', 'untilMs'],
  'charging-from': ['currentA', 'fromMs', 'untilMs'],
  'free-until': ['untilMs'],
  'free-from': ['fromMs'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type NextSentence = keyof typeof nextSentences;

export interface NextStep {
  readonly code: NextSentence;
  readonly params: Readonly<Record<string, number>>;
  readonly now: SchedulePhase;
  /** What comes after `now` and when; null = `now` holds for ever. */
  readonly next: { readonly atMs: number; readonly phase: SchedulePhase } | null;
  /** Charging in a window still needs this; null = starts by itself. */
  readonly needs: 'button' | 'card' | 'app' | null;
  /** The clock changes before what the sentence speaks of. */
  readonly clockChangeMs: number | null;
}

const isInForce = ({ isEnabled, days }: ScheduleWindow): boolean => isEnabled && days !== 0;

/** What the schedule says in a minute of the week: a block wins, then the first open window, as in the charger. */
export const phaseAt = (
  windows: readonly ScheduleWindow[],
  minuteOfWeek: number,
  startMode: StartMode,
): SchedulePhase => {
  const inForce = windows.filter(isInForce).toSorted((left, right) => left.slot - right.slot);
  const isOpen = (window: ScheduleWindow) => isInWindow(window, minuteOfWeek);
  const block = inForce.find((window) => window.mode === 'block' && isOpen(window));
  if (block !== undefined) return { kind: 'blocked', slot: block.slot };
  const charging = inForce.filter(({ mode }) => mode === 'charge');
  const open = charging.find(isOpen);
  if (open !== undefined)
    return { kind: 'window', slot: open.slot, currentA: open.currentA, energyWh: open.energyWh };
  return charging.length > 0 || startMode === 'schedule-only' ? { kind: 'outside' } : { kind: 'free' };
};

const isSamePhase = (left: SchedulePhase, right: SchedulePhase): boolean =>
  left.kind === 'window' && right.kind === 'window'
    ? left.slot === right.slot
    : left.kind === right.kind || (isClosed(left) && isClosed(right));

const isClosed = ({ kind }: SchedulePhase): boolean => kind === 'outside' || kind === 'blocked';

const minuteMs = 60_000;
// A boundary may be skipped by a clock that is put forward, so the second week is looked at as well.
const horizonMs = 15 * 24 * 60 * minuteMs;

/** Moments at which the schedule may say something else: edges of windows and changes of the clock. */
const nextEdgeMs = (edges: readonly number[], zone: PosixZone, atMs: number): number => {
  const { minuteOfWeek } = wallTime(zone, atMs);
  const waits = edges.map((edge) => (edge - minuteOfWeek + weekMinutes) % weekMinutes || weekMinutes);
  const startOfMinute = atMs - ((((atMs + offsetAtS(zone, atMs) * 1000) % minuteMs) + minuteMs) % minuteMs);
  const edgeMs = startOfMinute + Math.min(weekMinutes, ...waits) * minuteMs;
  const change = nextClockChange(zone, atMs);
  return change === null ? edgeMs : Math.min(edgeMs, change.atMs);
};

const nextPhase = (
  windows: readonly ScheduleWindow[],
  fromMs: number,
  zone: PosixZone,
  startMode: StartMode,
): { atMs: number; phase: SchedulePhase } | null => {
  const at = (ms: number) => phaseAt(windows, wallTime(zone, ms).minuteOfWeek, startMode);
  const edges = windows
    .filter(isInForce)
    .flatMap((window) =>
      weekSpans(window).flatMap(({ fromMin, toMin }) => [fromMin % weekMinutes, toMin % weekMinutes]),
    );
  if (edges.length === 0) return null;
  const now = at(fromMs);
  let atMs = fromMs;
  while (atMs < fromMs + horizonMs) {
    atMs = nextEdgeMs(edges, zone, atMs);
    const phase = at(atMs);
    if (!isSamePhase(now, phase)) return { atMs, phase };
  }
  return null;
};

type Sentence = Pick<NextStep, 'code' | 'params'>;
const say = <Code extends NextSentence>(
  code: Code,
  params: Readonly<Record<(typeof nextSentences)[Code][number], number>>,
): Sentence => ({ code, params });

const sayWindow = (now: Extract<SchedulePhase, { kind: 'window' }>, next: NextStep['next']): Sentence => {
  const { currentA } = now;
  if (next === null) return say('charging-always', { currentA });
  const untilMs = next.atMs;
  if (next.phase.kind === 'window')
    return say('charging-then', { currentA, untilMs, nextA: next.phase.currentA });
  if (next.phase.kind === 'free') return say('charging-then-free', { currentA, untilMs });
  return say('charging-until', { currentA, untilMs });
};

const sayClosed = (next: NextStep['next'], endOf: (fromMs: number) => number | null): Sentence => {
  if (next === null) return say('never', {});
  if (next.phase.kind !== 'window') return say('free-from', { fromMs: next.atMs });
  const { currentA } = next.phase;
  const untilMs = endOf(next.atMs);
  return untilMs === null
    ? say('charging-always', { currentA })
    : say('charging-from', { currentA, fromMs: next.atMs, untilMs });
};

const needsOf: Readonly<Record<StartMode, NextStep['needs']>> = {
  'plug-and-charge': null,
  button: 'button',
  card: 'card',
  app: 'app',
  'schedule-only': null,
};

const heldTo = (window: ScheduleWindow, mostA: number | null): ScheduleWindow =>
  mostA === null ? window : { ...window, currentA: Math.min(window.currentA, mostA) };

/**
 * What the schedule lets happen from now on, as the code of a sentence with its moments. Follows the charger's own
 * clock on the wall: an hour that is skipped is skipped, an hour that comes twice counts twice. No window promises more
 * than `mostA`, the lowest bound that lasts (null = not known).
 */
export const whatHappensNext = (
  stored: readonly ScheduleWindow[],
  nowMs: number,
  zone: PosixZone,
  startMode: StartMode,
  mostA: number | null,
): NextStep => {
  const windows = stored.map((window) => heldTo(window, mostA));
  const now = phaseAt(windows, wallTime(zone, nowMs).minuteOfWeek, startMode);
  const next = nextPhase(windows, nowMs, zone, startMode);
  const endOf = (fromMs: number) => nextPhase(windows, fromMs, zone, startMode)?.atMs ?? null;
  const sentence =
    now.kind === 'window'
      ? sayWindow(now, next)
      : now.kind === 'free'
        ? next === null
          ? say('always-free', {})
          : say('free-until', { untilMs: next.atMs })
        : sayClosed(next, endOf);
  const lastMs = Math.max(
    nowMs,
    ...Object.entries(sentence.params).flatMap(([name, value]) => (name.endsWith('Ms') ? value : [])),
  );
  const change = nextClockChange(zone, nowMs);
  return {
    ...sentence,
    now,
    next,
    needs: needsOf[startMode],
    clockChangeMs: change !== null && change.atMs < lastMs ? change.atMs : null,
  };
};
