import type { Clock } from '#core/ports/clock.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import type { MeterReading } from './meterSession.types.ts';

/** With a counter: that many periods without a new sample, and never less than this. */
const periodsToFrozen = 4;
const usualPeriodMs = 1000;
/** Without one: values that do not move at all. Real ones always do, in the last digit of a voltage. */
const unchangedMs = 30_000;

/** How old the last new sample is, and whether the meter still makes any. */
export interface Freshness {
  seen(reading: MeterReading): void;
  /** After a silence nothing is known about the sample that stood. */
  ageMs(): number | null;
  isFrozen(): boolean;
}

const fingerprint = ({ currentA, voltageV, powerW, frequencyHz }: MeterReading): string =>
  JSON.stringify([currentA, voltageV, powerW, frequencyHz]);

/** Ages are device time: at a practice site they pass as fast as everything there. */
export const createFreshness = (
  profile: MeterProfile,
  clock: Pick<Clock, 'monotonicMs' | 'speed'>,
  periodMs: () => number | null,
): Freshness => {
  const counts = profile.points.has('sample.counter');
  let known = '';
  let newAtMs: number | undefined;
  const sinceNewMs = () => (newAtMs === undefined ? null : (clock.monotonicMs() - newAtMs) * clock.speed());
  let standsForMs = 0;
  return {
    seen: (reading) => {
      const shown = counts ? String(reading.sampleCounter) : fingerprint(reading);
      if (shown !== known || newAtMs === undefined) {
        known = shown;
        newAtMs = clock.monotonicMs();
      }
      standsForMs = sinceNewMs() ?? 0;
    },
    ageMs: sinceNewMs,
    isFrozen: () =>
      standsForMs >
      (counts ? periodsToFrozen * Math.max(usualPeriodMs, periodMs() ?? usualPeriodMs) : unchangedMs),
  };
};
