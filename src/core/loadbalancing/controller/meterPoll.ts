import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import type { SiteLive } from '#shared/domain/balancing/site/stateOfSite.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';
import type { ControllerMeter } from './controllerPorts.ts';
import type { DeviceTime } from './deviceTime.ts';

export type LiveMeter = NonNullable<SiteLive['meters']>[string];

/** One meter, read once per cycle; what is late or missing is told by its age. */
export interface MeterPoll {
  readonly node: string;
  /** Asks once more, unless a request is still under way; never rejects. */
  poll(): Promise<void>;
  live(): LiveMeter;
  errors(): number;
  error(): AppError | null;
  close(): Promise<void>;
}

const neverS = 86_400;

export const createMeterPoll = (
  node: string,
  meter: ControllerMeter,
  time: DeviceTime,
  unexpected: (error: unknown) => AppError,
): MeterPoll => {
  let latest: { readonly a: PhaseAmps; readonly atS: number } | undefined;
  let running: Promise<void> | undefined;
  let errors = 0;
  let error: AppError | null = null;

  const ask = async (): Promise<void> => {
    try {
      const a = await meter.read();
      error = null;
      // A meter that answers without a value is as silent as one that does not answer.
      if (a?.every(Number.isFinite)) latest = { a, atS: time.nowS() };
    } catch (cause) {
      errors += 1;
      error = isAppError(cause) ? cause : unexpected(cause);
    } finally {
      running = undefined;
    }
  };
  return {
    node,
    poll: () => {
      running ??= ask();
      return running;
    },
    live: () => {
      if (latest === undefined) return { currentA: null, ageS: neverS };
      const answeredForS = time.nowS() - latest.atS;
      // A meter whose samples stand still answers in time and is old all the same.
      const sampleAgeMs = meter.ageMs();
      const ageS = Math.max(answeredForS, sampleAgeMs === null ? 0 : sampleAgeMs / 1000);
      return { currentA: [...latest.a] as [number, number, number], ageS: Math.max(0, ageS) };
    },
    errors: () => errors,
    error: () => error,
    close: meter.close,
  };
};
