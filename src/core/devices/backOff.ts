import type { Clock } from '#core/ports/clock.ts';

const waitsMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
const longestWaitMs = 30_000;

export interface BackOff {
  /** Ends the waiting; resolves once an attempt that had begun is over. */
  stop(): Promise<void>;
}

/** Tries again after 1, 2, 5, 10 and then every 30 s of device time, until an attempt succeeds or somebody stops it. */
export const tryWithBackOff = (clock: Clock, attempt: (signal: AbortSignal) => Promise<void>): BackOff => {
  const stopping = new AbortController();
  const run = async () => {
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      await clock.sleep(waitsMs[tries] ?? longestWaitMs, stopping.signal);
      const isDone = await attempt(stopping.signal).then(
        () => true,
        () => false,
      );
      if (isDone) return;
    }
  };
  const running = run().catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
};
