import { journalFor, snapshotOf, type Visitor } from '#core/configuration/configurationContext.ts';
import { type ChargerLink, createChargerLink, isLinkTrouble } from '#core/devices/chargerLink.ts';
import { readFileStatus } from '#core/devices/files/fileStatus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Announcement, Outcome } from '#core/provisioning/journal.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { confirmTrial } from './endTrial.ts';
import type { FirmwareDeps, UpdateOptions } from './firmwareDeps.ts';
import type { FirmwarePackage } from './openPackage.ts';
import { proveUpdate } from './proveUpdate.ts';
import { runInstall } from './runInstall.ts';
import type { UpdateState } from './updateState.ts';
import type { UpdateStore } from './updateStore.ts';

/** What came of an update that reached the new firmware. */
export interface UpdateResult {
  readonly runId: string;
  readonly serial: string;
  readonly from: string;
  readonly version: string;
  readonly state: 'on-trial' | 'confirmed';
  /** Device seconds until it goes back by itself; null once confirmed. */
  readonly trialLeftS: number | null;
  /** Settings that are not as before: then it is never confirmed by itself. */
  readonly changed: readonly ProofRow[];
  /** The state before the first byte, and the one read behind the update. */
  readonly snapshotId: string;
  readonly afterSnapshotId: string;
}

export interface UpdateRun {
  readonly deviceId: string;
  readonly update: UpdateState;
  readonly package: FirmwarePackage;
  readonly before: Snapshot;
}

/** A wish to end that is heard until the installation begins; from then on there is only forward. */
const untilInstall = (signal: AbortSignal) => {
  const giveUp = new AbortController();
  const onAbort = () => giveUp.abort();
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  return { signal: giveUp.signal, noMore: () => signal.removeEventListener('abort', onAbort) };
};

const announcement = ({ update, package: { manifest } }: UpdateRun, deps: FirmwareDeps): Announcement => ({
  door: update.target.startsWith('ble:') ? 'bluetooth' : 'modbus',
  changes: [
    { point: 'identity.firmware', before: update.from, wanted: update.version, result: 'planned' as const },
  ],
  details: {
    purpose: 'firmware',
    version: update.version,
    sha256: manifest.sha256,
    bytes: manifest.size,
    goesOn: deps.work.clock.nowMs() - update.createdAtMs > 1000,
  },
});

const changesOf = (
  { update }: UpdateRun,
  found: string,
  changed: readonly ProofRow[],
): Outcome<never>['changes'] => [
  {
    point: 'identity.firmware',
    before: update.from,
    wanted: update.version,
    found,
    result: found === update.version ? 'in-force' : 'different',
  },
  ...changed.map(({ point, before, wanted, found: now, result }) =>
    before === null && now === null
      ? { point, secret: true as const, result }
      : { point, before, wanted, found: now, result },
  ),
];

const factsOf = ({ id, serial, from, version, snapshotId }: UpdateState) => ({
  runId: id,
  serial,
  from,
  version,
  snapshotId,
});

const statusAfter = async (link: ChargerLink, clock: Clock, { name, version }: UpdateState) => {
  const status = await link.run((session) => readFileStatus(session, clock));
  if (status.firmware !== version) throw appError('firmware.went-back', { device: name, version });
  return status;
};

const carryOut = async (
  deps: FirmwareDeps,
  store: UpdateStore,
  run: UpdateRun,
  options: UpdateOptions,
): Promise<Outcome<UpdateResult>> => {
  const { work } = deps;
  const { deviceId, before } = run;
  const { report } = options;
  let { update } = run;
  const wish = untilInstall(options.signal);
  if (update.installs > 0) wish.noMore();
  const link = createChargerLink({
    devices: work.devices,
    deviceId,
    clock: work.clock,
    signal: wish.signal,
    onReconnecting: () => report(update.installs > 0 ? 'restarting' : 'reconnecting', 0, 0),
  });
  await runInstall({
    link,
    clock: work.clock,
    device: update.name,
    package: run.package,
    waitsForUnplug: options.waitsForUnplug,
    installs: () => update.installs,
    onInstall: () => {
      wish.noMore();
      update = store.save({ ...update, installs: update.installs + 1 });
    },
    isCancelled: () => wish.signal.aborted,
    report,
  });
  report('proving', 0, 0);
  const visitor: Visitor = { ...visitorOf(update), jobId: update.id };
  const { snapshot, changed } = await link.run((session) => proveUpdate(work, session, visitor, before));
  const isKept = options.keep && changed.length === 0;
  if (isKept) {
    report('confirming', 0, 0);
    await confirmTrial(link, work.clock, update);
  }
  const status = await statusAfter(link, work.clock, update);
  const after = isKept
    ? await link.run((session) => snapshotOf(work, session, visitor, { report: () => undefined }))
    : snapshot;
  const state = status.state === 'on-trial' ? 'on-trial' : 'confirmed';
  return {
    changes: changesOf(run, status.firmware, changed),
    details: { state, snapshotId: after.id, installs: update.installs },
    value: {
      ...factsOf(update),
      state,
      trialLeftS: status.trialLeftS,
      changed,
      afterSnapshotId: after.id,
    },
  };
};

export const visitorOf = ({ siteId, visitId, person }: UpdateState): Omit<Visitor, 'jobId'> => ({
  siteId,
  visitId,
  person,
});

/** A broken way to the charger, or to the log, leaves an update open for who goes on; anything else ends it. */
const staysOpen = (error: unknown): boolean =>
  isLinkTrouble(error) ||
  (isAppError(error) && /^(log\.|device\.(leased|not-connected)|pin\.)/.test(error.code));

const closing = (error: unknown): Pick<UpdateState, 'outcome' | 'errorCode'> => ({
  outcome: isAppError(error, 'job.cancelled') ? 'cancelled' : 'failed',
  errorCode: isAppError(error) ? error.code : 'internal.unexpected',
});

/**
 * Sends, checks, installs, waits for the restart, compares the settings with those before, and confirms: announced in
 * the journal before the first byte, with what came of it behind the last. The charger is held for it meanwhile.
 */
export const updateFirmware = async (
  deps: FirmwareDeps,
  store: UpdateStore,
  run: UpdateRun,
  options: UpdateOptions,
): Promise<UpdateResult> => {
  const { devices } = deps.work;
  const { deviceId, update } = run;
  const journal = journalFor(deps.work, devices.get(deviceId).session, {
    ...visitorOf(update),
    jobId: update.id,
  });
  try {
    const result = await journal.record(announcement(run, deps), () => carryOut(deps, store, run, options));
    store.save({ ...store.get(update.id), outcome: 'done' });
    return result;
  } catch (error) {
    if (!staysOpen(error)) store.save({ ...store.get(update.id), ...closing(error) });
    throw error;
  }
};
