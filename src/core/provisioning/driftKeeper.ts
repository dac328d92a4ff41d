import type { DeviceSession, ReadAllOptions } from '#core/devices/deviceSession.types.ts';
import type { OpenDevice, OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import { type BackgroundReadings, createBackgroundReadings } from './backgroundReadings.ts';
import { type Compared, createDriftReadings, type DriftReadings } from './driftReadings.ts';
import { createJournal, type Journal } from './journal.ts';
import { takeSnapshot } from './takeSnapshot.ts';

/** What a connection knows of its charger against the log. `waiting`: not read yet, or not readable without the PIN. */
export type DriftStatus =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'comparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly error: AppError }
  | ({ readonly kind: 'known' } & Compared);

/**
 * Compares every connected charger with the log, once per connection: by itself where somebody follows it, else with
 * the first reading anybody takes. A reading that runs by itself gives way to work and is not begun while there is any.
 */
export interface DriftKeeper {
  /** Reads everything, keeps it as a snapshot and compares it with what the log knew before. */
  read(session: DeviceSession, journal: Journal, options?: ReadAllOptions): Promise<Snapshot>;
  /** Work with a charger; `writes`: what is known of it afterwards is read again where somebody follows it. */
  during<T>(session: DeviceSession, writes: boolean, work: () => Promise<T>): Promise<T>;
  /** Compares this connection by itself from now on, as soon as it can be read, and again after a new link. */
  follow(id: string): void;
  /** Once more, now. */
  compareAgain(id: string): void;
  accept(id: string): void;
  status(id: string): DriftStatus;
  onChange(listener: () => void): () => void;
}

export interface DriftKeeperOptions {
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly devices: OpenDevices;
  /** Who sits at this computer, for the log. */
  person(): string;
  unexpected(error: unknown): AppError;
}

/** Over Modbus TCP everybody may read, over Bluetooth only who knows the PIN. */
const canRead = ({ session, access }: OpenDevice): boolean =>
  session.isOpen() && (session.door === 'modbus' || access.state === 'open');

const journalOf = ({ log, person }: DriftKeeperOptions, { identity }: DeviceSession): Journal => {
  const known = log.charger(identity.serial);
  return createJournal(log, {
    siteId: known?.siteId ?? null,
    visitId: null,
    socketId: known?.socketId ?? null,
    chargerSerial: identity.serial,
    person: person(),
    jobId: null,
    practice: identity.practice,
  });
};

const rememberSeen = ({ log, clock }: DriftKeeperOptions, { identity }: DeviceSession): void => {
  const { serial, model, name, firmware, practice } = identity;
  log.rememberCharger({ serial, model, name, firmware, practice, lastSeenAtMs: clock.nowMs() });
};

/** How many pieces of work hold a charger. */
const createHolds = () => {
  const held = new Map<string, number>();
  const add = (serial: string, by: number) => held.set(serial, (held.get(serial) ?? 0) + by);
  return {
    has: (serial: string) => (held.get(serial) ?? 0) > 0,
    take: (serial: string) => add(serial, 1),
    giveBack: (serial: string) => add(serial, -1),
  };
};

/** Forgets each charger that is no longer listed since it was asked the last time. */
const createForgetting = (devices: OpenDevices, readings: DriftReadings, background: BackgroundReadings) => {
  let known = new Set<string>();
  return () => {
    const listed = new Set(devices.list().map(({ session }) => session.id));
    for (const id of known) {
      if (listed.has(id)) continue;
      readings.forget(id);
      background.forgetFailure(id);
    }
    known = listed;
  };
};

interface FollowingParts {
  readonly devices: OpenDevices;
  /** Links that are or were read, by whomever; a new link is a new session under the same id. */
  readonly begun: WeakSet<DeviceSession>;
  readonly holds: Pick<ReturnType<typeof createHolds>, 'has'>;
  readonly background: Pick<BackgroundReadings, 'begin' | 'running' | 'stop'>;
}

/** Which chargers are read by themselves, and when. */
const createFollowing = ({ devices, begun, holds, background }: FollowingParts) => {
  const followed = new Set<string>();
  const mayBegin = (device: OpenDevice): boolean =>
    device.jobId === null && canRead(device) && !holds.has(device.session.identity.serial);
  const begin = ({ session }: OpenDevice): void => {
    begun.add(session);
    background.begin(session);
  };
  const look = (): void => {
    const open = new Map(devices.list().map((device) => [device.session.id, device]));
    for (const id of followed) {
      const device = open.get(id);
      if (!device) followed.delete(id);
      else if (!begun.has(device.session) && mayBegin(device)) begin(device);
    }
    // A job takes its own reading.
    for (const id of background.running()) if (open.get(id)?.jobId !== null) void background.stop(id);
  };
  return {
    look,
    follow(id: string) {
      followed.add(id);
      look();
    },
    compareAgain(id: string) {
      const device = devices.get(id);
      if (!canRead(device)) throw appError('device.not-connected', { device: device.session.identity.name });
      if (mayBegin(device)) begin(device);
    },
  };
};

const statusOf = (id: string, background: BackgroundReadings, readings: DriftReadings): DriftStatus => {
  const progress = background.progress(id);
  if (progress) return { kind: 'comparing', ...progress };
  const error = background.failure(id);
  if (error) return { kind: 'failed', error };
  const compared = readings.compared(id);
  return compared ? { kind: 'known', ...compared } : { kind: 'waiting' };
};

export const createDriftKeeper = (options: DriftKeeperOptions): DriftKeeper => {
  const { log, clock, devices } = options;
  const readings = createDriftReadings(log, clock);
  const holds = createHolds();
  const begun = new WeakSet<DeviceSession>();
  const { tell: changed, add: onChange } = createListeners();

  const read: DriftKeeper['read'] = async (session, journal, reading = {}) => {
    begun.add(session);
    const snapshot = await takeSnapshot({
      ...reading,
      ...{ log, clock, session, journal },
      onKept: (before, kept) => readings.keep(session, before, kept),
    });
    background.forgetFailure(session.id);
    changed();
    return snapshot;
  };
  const background = createBackgroundReadings({
    unexpected: options.unexpected,
    async read(session, reading) {
      rememberSeen(options, session);
      await read(session, journalOf(options, session), reading);
    },
    // Whoever stopped it reads for himself, or lets it begin again.
    onStopped: (session) => void begun.delete(session),
    onEnded: () => lookAndTell(),
    onChange: changed,
  });
  const { look, ...following } = createFollowing({ devices, begun, holds, background });
  const forgetGone = createForgetting(devices, readings, background);
  const lookAndTell = () => {
    look();
    changed();
  };
  devices.onChange(() => {
    forgetGone();
    lookAndTell();
  });

  return {
    read,
    async during(session, writes, work) {
      const { id, identity } = session;
      holds.take(identity.serial);
      try {
        await background.stop(id);
        return await work();
      } finally {
        holds.giveBack(identity.serial);
        if (writes) begun.delete(session);
        lookAndTell();
      }
    },
    ...following,
    accept(id) {
      readings.accept(id);
      changed();
    },
    status: (id) => statusOf(id, background, readings),
    onChange,
  };
};
