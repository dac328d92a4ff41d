import type { DeviceIdentity, DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';
import { checkCharger } from './checkCharger.ts';
import type { ControllerDeps } from './controllerPorts.ts';
import type { DeviceTime } from './deviceTime.ts';
import { type PollEvents, pollCharger } from './pollCharger.ts';
import { waitOrEnd } from './waitOrEnd.ts';

/** What the steering is told: also of each new connection to a charger that is as the plan says. */
export interface LinkEvents extends PollEvents {
  connected(): void;
}

export interface LinkStatus {
  readonly isVerified: boolean;
  /** Device time of the last answer; null before the first. */
  readonly answeredS: number | null;
  readonly errors: number;
  readonly reconnects: number;
  readonly error: AppError | null;
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

/** Errors after which trying again soon could only do harm: another device, a wrong PIN, other settings. */
export const isLasting = (error: unknown): boolean =>
  isAppError(error) &&
  /^(balance\.(charger-differs|no-writes)|pin\.|device\.(serial|not-nexus|map))/.test(error.code);

/** Starts connecting at once. */
export const createChargerLink = (options: ChargerLinkOptions): ChargerLink => {
  const { deps, time, charger, target, holder, events } = options;
  const { clock, devices } = deps;
  const ending = new AbortController();
  const first = Promise.withResolvers<void>();
  let session: DeviceSession | undefined;
  let identity: DeviceIdentity | undefined;
  const status = {
    isVerified: false,
    answeredS: null as number | null,
    errors: 0,
    error: null as AppError | null,
  };
  let connections = 0;
  /** Sent once: a wrong PIN counts in the charger. */
  let { pin } = options;

  const answered = () => {
    status.answeredS = time.nowS();
    status.error = null;
  };
  const failed = (cause: unknown) => {
    status.errors += 1;
    status.error = isAppError(cause) ? cause : deps.unexpected(cause);
    if (isLasting(cause)) status.isVerified = false;
  };
  const open = async (): Promise<DeviceSession> => {
    const device = await devices.open(target, { jobId: holder, signal: ending.signal });
    ({ session } = device);
    ({ identity } = session);
    answered();
    if (pin !== undefined) {
      const once = pin;
      pin = undefined;
      await devices.unlock(session.id, once);
    }
    await checkCharger(session, charger);
    status.isVerified = true;
    connections += 1;
    events.connected();
    return session;
  };
  const close = async (): Promise<void> => {
    const id = session?.id;
    session = undefined;
    if (id !== undefined) await devices.close(id).catch(() => undefined);
  };
  const ends = (error: unknown): boolean => {
    if (!isLasting(error)) failed(error);
    return isLasting(error);
  };
  const poll = { clock, time, charger, signal: ending.signal, events, answered, ends };
  const run = async (): Promise<void> => {
    for (let tries = 0; !ending.signal.aborted; tries += 1) {
      let waitMs: number = waitsMs[Math.min(tries, waitsMs.length - 1)] ?? 0;
      try {
        const opened = await open();
        tries = 0;
        [waitMs] = waitsMs;
        await pollCharger(opened, poll, first.resolve);
      } catch (error) {
        if (!ending.signal.aborted) failed(error);
        if (isLasting(error)) waitMs = refusedWaitMs;
      }
      first.resolve();
      await close();
      await waitOrEnd(clock, waitMs, ending.signal);
    }
  };
  const running = run();
  return {
    status: () => ({ ...status, reconnects: Math.max(0, connections - 1) }),
    identity: () => identity,
    session: () => (session?.isOpen() && status.isVerified ? session : undefined),
    answered,
    failed,
    firstAttempt: first.promise,
    stop: async () => {
      ending.abort();
      await running;
      await close();
    },
  };
};
