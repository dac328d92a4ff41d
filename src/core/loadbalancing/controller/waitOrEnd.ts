import type { Clock } from '#core/ports/clock.ts';

/** Waits so much device time, or until the signal; never rejects. */
export const waitOrEnd = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  clock.sleep(Math.max(0, ms), signal).catch(() => undefined);
