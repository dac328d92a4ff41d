import type { Clock } from '#core/ports/clock.ts';
import { toWireError, type WireError } from '#shared/contract/wireError.ts';
import { createTransferMeter, type TransferRate } from '#shared/domain/firmware/transferRate.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { createListeners, type Listeners } from '#shared/listeners.ts';
import type { FirmwareDeps, UpdateOptions } from './firmwareDeps.ts';
import type { UpdateResult } from './updateFirmware.ts';

export type UpdateEnding =
  | { readonly kind: 'done'; readonly result: UpdateResult; readonly trialEndsAtMs: number | null }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: WireError };

/** An update that runs, or how the last one of its charger ended. */
export interface FollowedUpdate {
  /** Another one for each attempt. */
  readonly id: string;
  readonly from: string;
  readonly version: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly rate: TransferRate;
  /** False from the installation on: then there is only forward. */
  readonly canCancel: boolean;
  readonly isCancelling: boolean;
  readonly ending: UpdateEnding | null;
}

export interface StartFacts {
  readonly from: string;
  readonly version: string;
  readonly canCancel: boolean;
}

type Act = (options: Pick<UpdateOptions, 'signal' | 'report'>) => Promise<UpdateResult>;

/** Updates that belong to no window: each runs to its end, and whoever looks sees how far it is. */
export interface RunningUpdates {
  /** Begins and returns: how it goes on is in the state. `device.leased` while one of this charger runs. */
  start(deviceId: string, facts: StartFacts, act: Act): void;
  /** Of this charger, by whichever connection it was begun; null when there is none, or its ending was dismissed. */
  of(deviceId: string): FollowedUpdate | null;
  /** Heard until the installation begins. */
  cancel(deviceId: string): void;
  /** Puts an ending away, for every window. */
  dismiss(deviceId: string): void;
  onChange(deviceId: string, listener: () => void): () => void;
  /** When nothing runs any more. */
  settled(): Promise<void>;
}

const forward: readonly string[] = ['installing', 'restarting', 'proving', 'confirming'];
const noRate: TransferRate = { bytesPerSecond: null, secondsLeft: null };

interface Entry {
  state: FollowedUpdate;
  readonly stopping: AbortController;
  readonly running: Promise<void>;
}

const endingOf = (result: UpdateResult, clock: Clock): UpdateEnding => {
  const { trialLeftS } = result;
  const leftMs = trialLeftS === null ? null : (trialLeftS * 1000) / clock.speed();
  return { kind: 'done', result, trialEndsAtMs: leftMs === null ? null : clock.nowMs() + leftMs };
};

const failureOf = (error: unknown, unexpected: (error: unknown) => AppError): UpdateEnding =>
  isAppError(error, 'job.cancelled')
    ? { kind: 'stopped' }
    : { kind: 'failed', error: toWireError(isAppError(error) ? error : unexpected(error)) };

/** Begins an update and keeps its state up to date with what it reports. */
const beginUpdate = (
  facts: StartFacts,
  act: Act,
  around: {
    readonly id: string;
    readonly clock: Clock;
    unexpected(error: unknown): AppError;
    changed(): void;
  },
): Entry => {
  const { id, clock, unexpected, changed } = around;
  const meter = createTransferMeter();
  const stopping = new AbortController();
  const change = (by: (state: FollowedUpdate) => Partial<FollowedUpdate>) => {
    entry.state = { ...entry.state, ...by(entry.state) };
    changed();
  };
  const report = (phase: string, done: number, total: number) =>
    change(({ canCancel }) => ({
      ...{ phase, done, total, canCancel: canCancel && !forward.includes(phase) },
      rate: phase === 'sending' ? meter(done, total, clock.monotonicMs()) : noRate,
    }));
  const run = async () => {
    // The state stands before the first report can come.
    await Promise.resolve();
    const ending = await act({ signal: stopping.signal, report }).then(
      (result) => endingOf(result, clock),
      (error: unknown) => failureOf(error, unexpected),
    );
    change(() => ({ ending, canCancel: false, isCancelling: false }));
  };
  const entry: Entry = {
    state: {
      ...facts,
      ...{ id, phase: 'reading', done: 0, total: 0, rate: noRate },
      ...{ isCancelling: false, ending: null },
    },
    stopping,
    running: run(),
  };
  return entry;
};

/** Keeps the updates of this process by serial number. */
export const createRunningUpdates = ({
  work,
  unexpected,
}: Pick<FirmwareDeps, 'work'> & { unexpected(error: unknown): AppError }): RunningUpdates => {
  const { devices, clock, newId } = work;
  const entries = new Map<string, Entry>();
  const listeners = new Map<string, Listeners>();
  const identityOf = (deviceId: string) => devices.get(deviceId).session.identity;
  const tell = (serial: string) => listeners.get(serial)?.tell();

  const start: RunningUpdates['start'] = (deviceId, facts, act) => {
    const { serial, name } = identityOf(deviceId);
    if (entries.get(serial)?.state.ending === null) {
      throw appError('device.leased', { device: name, holder: name });
    }
    const entry = beginUpdate(facts, act, {
      ...{ id: newId(), clock, unexpected },
      changed: () => tell(serial),
    });
    entries.set(serial, entry);
    tell(serial);
  };

  return {
    start,
    of: (deviceId) => entries.get(identityOf(deviceId).serial)?.state ?? null,
    cancel(deviceId) {
      const { serial } = identityOf(deviceId);
      const entry = entries.get(serial);
      if (entry === undefined || !entry.state.canCancel) return;
      entry.state = { ...entry.state, isCancelling: true };
      entry.stopping.abort();
      tell(serial);
    },
    dismiss(deviceId) {
      const { serial } = identityOf(deviceId);
      if (entries.get(serial)?.state.ending === null) return;
      if (entries.delete(serial)) tell(serial);
    },
    onChange(deviceId, listener) {
      const { serial } = identityOf(deviceId);
      const ofCharger = listeners.get(serial) ?? createListeners();
      listeners.set(serial, ofCharger);
      return ofCharger.add(listener);
    },
    settled: async () => {
      await Promise.all([...entries.values()].map(({ running }) => running));
    },
  };
};
