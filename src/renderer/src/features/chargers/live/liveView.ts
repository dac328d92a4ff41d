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
}

export const nothingYet: LiveView = { hour: emptyHour, sample: null, freshAtMs: null };

const counterOf = (sample: LiveSampleView | null) => sample?.values['state.sample'] ?? null;

/** One event more. A controller that stands still keeps its age: the same counter again is no new measurement. */
export const withEvent = (
  view: LiveView,
  event: LiveEvent,
  points: readonly string[],
  nowMs: number,
): LiveView => {
  if (event.kind === 'past') return { ...view, hour: hourOf(event.past) };
  const { sample } = event;
  const isCounted = counterOf(sample) === null || counterOf(sample) !== counterOf(view.sample);
  return {
    hour: withSample(view.hour, sample, points),
    sample,
    freshAtMs: isCounted ? nowMs : view.freshAtMs,
  };
};

/** The clock of a page ticks less often than samples come: one that came since the last tick is not from the future. */
const tickMs = 1000;

/** Whether what is shown is live, and how old it is if not. */
export const freshnessOf = ({ freshAtMs }: LiveView, nowMs: number): Freshness => {
  const isSinceTick = freshAtMs !== null && freshAtMs > nowMs && freshAtMs - nowMs <= tickMs;
  return freshness(freshAtMs, isSinceTick ? freshAtMs : nowMs);
};
