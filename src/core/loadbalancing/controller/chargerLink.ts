import type { DeviceIdentity, DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { ControllerDeps } from './controllerPorts.ts';
import type { DeviceTime } from './deviceTime.ts';
import { createLinkStatus, isLasting, type LinkStatus } from './linkStatus.ts';
import { createPlannedCharger } from './plannedCharger.ts';
import { type PollEvents, pollCharger } from './pollCharger.ts';
import { waitOrEnd } from './waitOrEnd.ts';

/** What the steering is told: also of each new connection to a charger that is as the plan says. */
export interface LinkEvents extends PollEvents {
  connected(): void;
}

/** Keeps one charger connected, checked against the plan and read once a second. */
export interface ChargerLink {
  status(): LinkStatus;
  /** Who answered, also while it is away again. */
  identity(): DeviceIdentity | undefined;
  /** Undefined while it must not, or cannot, be written to. */
  session(): DeviceSession | undefined;
  answered(): void;
  failed(error: unknown): void;
  /** Resolves when the first attempt is over, with or without success. */
  readonly firstAttempt: Promise<void>;
  /** Ends after the request that is under way; the charger is not written to. */
  stop(): Promise<void>;
}

export interface ChargerLinkOptions {
  readonly deps: Pick<ControllerDeps, 'clock' | 'devices' | 'unexpected'>;
  readonly time: DeviceTime;
  readonly charger: SiteCharger;
  readonly target: string;
  /** The job that holds the charger: meanwhile nobody else of this program writes to it. */
  readonly holder: string;
  readonly pin: string | undefined;
  readonly events: LinkEvents;
}

const waitsMs = [1000, 2000, 5000, 10_000] as const;
/** A charger that was found to be another than planned is looked at again after this. */
const refusedWaitMs = 60_000;

/** Starts connecting at once. */
export const createChargerLink = (options: ChargerLinkOptions): ChargerLink => {
  const { deps, time, charger, events } = options;
  const { clock, unexpected } = deps;
  const ending = new AbortController();
  const first = Promise.withResolvers<void>();
  const status = createLinkStatus(time, unexpected);
  const { answered, failed } = status;
  const planned = createPlannedCharger(options, status, ending.signal);

  const ends = (error: unknown): boolean => {
    if (!isLasting(error)) failed(error);
    return isLasting(error);
  };
  const poll = { clock, time, charger, signal: ending.signal, events, answered, ends };
  const run = async (): Promise<void> => {
    for (let tries = 0; !ending.signal.aborted; tries += 1) {
      let waitMs: number = waitsMs[Math.min(tries, waitsMs.length - 1)] ?? 0;
      try {
        const opened = await planned.open();
        tries = 0;
        [waitMs] = waitsMs;
        await pollCharger(opened, poll, first.resolve);
      } catch (error) {
        if (!ending.signal.aborted) failed(error);
        if (isLasting(error)) waitMs = refusedWaitMs;
      }
      first.resolve();
      await planned.close();
      await waitOrEnd(clock, waitMs, ending.signal);
    }
  };
  const running = run();
  return {
    status: status.status,
    identity: planned.identity,
    session: () => {
      const session = planned.session();
      return session?.isOpen() && status.status().isVerified ? session : undefined;
    },
    answered,
    failed,
    firstAttempt: first.promise,
    stop: async () => {
      ending.abort();
      await running;
      await planned.close();
    },
  };
};
