import type { Clock } from '#core/ports/clock.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceSession } from './deviceSession.types.ts';
import type { OpenDevices } from './openDevices.ts';

const retryMs = 1_000;
/** A charger installs for less than a minute; a person who carried the laptop away needs more (device time). */
const usuallyBackWithinMs = 600_000;
/** Losses in a row behind which nothing moved. */
const mostLosses = 12;

const troubles: readonly RegExp[] = [
  /^device\.(link-lost|timeout|not-found|rebooted|bad-answer|write-not-received)$/,
  /^radio\./,
  /^modbus\.(unreachable|refused-connection|busy)$/,
];

/** True when it is the way to the charger that failed, not the charger that said no. */
export const isLinkTrouble = (error: unknown): boolean =>
  isAppError(error) && troubles.some((code) => code.test(error.code));

/** One charger over however many connections it takes. */
export interface ChargerLink {
  /** Runs the task, on a new connection again when the old one broke; what it does has to bear being repeated. */
  run<T>(task: (session: DeviceSession) => Promise<T>): Promise<T>;
  /** Something moved: losses before this no longer count. */
  moved(): void;
}

/** The one connection that is there: what breaks it is thrown on. */
export const sessionLink = (session: DeviceSession): ChargerLink => ({
  run: (task) => task(session),
  moved: () => undefined,
});

/** Connects anew, and opens with the PIN from before, as often as it takes. */
export const createChargerLink = (options: {
  readonly devices: OpenDevices;
  readonly deviceId: string;
  readonly clock: Clock;
  /** Ends the waiting for a charger that does not come back: `job.cancelled`. */
  readonly signal: AbortSignal;
  /** How long a charger may stay away (device time); ten minutes without it. */
  readonly backWithinMs?: number;
  onReconnecting(): void;
}): ChargerLink => {
  const { devices, deviceId, clock, signal, backWithinMs = usuallyBackWithinMs } = options;
  let losses = 0;

  const reconnected = async (cause: unknown): Promise<void> => {
    const startedMs = clock.monotonicMs();
    options.onReconnecting();
    while (true) {
      if (signal.aborted) throw appError('job.cancelled', {}, { cause });
      try {
        await devices.reopen(deviceId, { signal });
        return;
      } catch (error) {
        const isOver = (clock.monotonicMs() - startedMs) * clock.speed() >= backWithinMs;
        if (!isLinkTrouble(error) || isOver) throw error;
      }
      await clock.sleep(retryMs, signal).catch(() => undefined);
    }
  };

  return {
    moved: () => {
      losses = 0;
    },
    async run(task) {
      while (true) {
        const { session } = devices.get(deviceId);
        try {
          if (session.isOpen()) return await task(session);
          await reconnected(undefined);
        } catch (error) {
          losses += 1;
          if (!isLinkTrouble(error) || losses > mostLosses) throw error;
          if (!session.isOpen()) await reconnected(error);
          else await clock.sleep(retryMs, signal).catch(() => undefined);
        }
        if (signal.aborted) throw appError('job.cancelled', {});
      }
    },
  };
};
