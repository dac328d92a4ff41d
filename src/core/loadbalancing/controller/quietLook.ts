import type { Clock } from '#core/ports/clock.ts';
import type { DeviceTime } from './deviceTime.ts';
import type { Steering } from './steering.ts';
import { waitOrEnd } from './waitOrEnd.ts';

const lookMs = 500;
/** Whose heartbeat was ours needs only a short look: a living controller would write in it. */
const shortS = 2;
const marginS = 2;
/** The time left of a watchdog is read with the rounding of its register. */
const slackS = 0.6;

interface Options {
  readonly clock: Clock;
  readonly time: DeviceTime;
  readonly signal: AbortSignal;
  /** Whether the last heartbeat of a charger was written by this program. */
  readonly isOurs: boolean;
}

/**
 * Looks at a charger before the first write: as long as its watchdog is armed somebody keeps it so. One who writes every
 * third of the time-out is seen as the time left going up again, or as a set-point that changes. Answers what was seen
 * of somebody else, undefined when nobody is there.
 */
export const lookForOthers = async (steering: Steering, options: Options): Promise<string | undefined> => {
  const { clock, time, signal, isOurs } = options;
  const { timeoutS = 0 } = steering.charger;
  const startS = time.nowS();
  const longestS = isOurs ? shortS : timeoutS / 3 + marginS;
  let lowestS = Number.POSITIVE_INFINITY;
  let setpointA: number | null | undefined;
  let seenS = -1;
  while (!signal.aborted && time.nowS() - startS < longestS) {
    const reading = steering.reading();
    if (reading !== null && !reading.isArmed) return undefined;
    if (reading !== null && reading.begunS > seenS) {
      const { remainingS } = reading;
      if (setpointA !== undefined && reading.setpointA !== setpointA)
        return `limit.current ${setpointA ?? 'none'} → ${reading.setpointA ?? 'none'}`;
      if (remainingS > lowestS + slackS) return `watchdog.remaining ${lowestS} s → ${remainingS} s`;
      lowestS = Math.min(lowestS, remainingS);
      setpointA = reading.setpointA;
      seenS = reading.begunS;
      // Nobody who refreshes in time has let it run down so far.
      if (!isOurs && remainingS < (timeoutS * 2) / 3 - marginS) return undefined;
    }
    await waitOrEnd(clock, lookMs, signal);
  }
  return undefined;
};
