import type { LiveEvent } from '#shared/contract/charger.ts';
import type { LiveSampleView } from '#shared/contract/devices.ts';
import { type Freshness, freshness } from '#shared/domain/charger/live/freshness.ts';
import { emptyHour, hourOf, type LiveHour, withSample } from './liveHour.ts';

/** What a page knows of a charger it watches. */
export interface LiveView {
  readonly hour: LiveHour;
  readonly sample: LiveSampleView | null;
  /** When this computer last got a sample that the controller had counted on (Unix ms). */
  readonly freshAtMs: number | null;
  /** The newest of what was recorded before: a few points only, and never live. */
  readonly recorded: LiveSampleView | null;
}

export const nothingYet: LiveView = { hour: emptyHour, sample: null, freshAtMs: null, recorded: null };

const counterOf = (sample: LiveSampleView | null) => sample?.values['state.sample'] ?? null;

const lastOf = ({ atMs, columns }: LiveHour): LiveSampleView | null => {
  const lastMs = atMs.at(-1);
  if (lastMs === undefined) return null;
  const values = Object.entries(columns).map(([point, column]) => [point, column.at(-1) ?? null]);
  return { atMs: lastMs, values: Object.fromEntries(values) };
};

const withPast = (view: LiveView, hour: LiveHour): LiveView => ({ ...view, hour, recorded: lastOf(hour) });

/** One event more. A controller that stands still keeps its age: the same counter again is no new measurement. */
export const withEvent = (
  view: LiveView,
  event: LiveEvent,
  points: readonly string[],
  nowMs: number,
): LiveView => {
  if (event.kind === 'past') return withPast(view, hourOf(event.past));
  const { sample } = event;
  const isCounted = counterOf(sample) === null || counterOf(sample) !== counterOf(view.sample);
  return {
    ...view,
    hour: withSample(view.hour, sample, points),
    sample,
    freshAtMs: isCounted ? nowMs : view.freshAtMs,
  };
};

/** The clock of a page ticks less often than samples come: one that came since the last tick is not from the future. */
const tickMs = 1000;

/** Whether what is shown is live, and how old it is if not. */
export const freshnessOf = ({ freshAtMs, recorded }: LiveView, nowMs: number): Freshness => {
  if (freshAtMs === null && recorded !== null)
    return { kind: 'stale', ageMs: Math.max(0, nowMs - recorded.atMs) };
  const isSinceTick = freshAtMs !== null && freshAtMs > nowMs && freshAtMs - nowMs <= tickMs;
  return freshness(freshAtMs, isSinceTick ? freshAtMs : nowMs);
};

/** The newest that is known for showing: what the charger said, else what was recorded of it. */
export const newestOf = ({ sample, recorded }: LiveView): LiveSampleView['values'] =>
  (sample ?? recorded)?.values ?? {};

/** When `newestOf` was measured (Unix ms). */
export const newestAtMs = ({ freshAtMs, recorded }: LiveView): number | null =>
  freshAtMs ?? recorded?.atMs ?? null;
