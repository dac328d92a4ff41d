import { requireSame, type Visitor } from '#core/configuration/configurationContext.ts';
import { type FileStatus, readFileStatus } from '#core/devices/files/fileStatus.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';
import { type BeginOptions, beginUpdate } from './beginUpdate.ts';
import { keepTrial, leaveTrial } from './endTrial.ts';
import type { FirmwareDeps, UpdateOptions } from './firmwareDeps.ts';
import type { FirmwareLibrary } from './firmwareLibrary.ts';
import { holdingCharger, updateLeaseOf } from './holdCharger.ts';
import { createRunningUpdates, type RunningUpdates } from './runningUpdates.ts';
import { type UpdateResult, updateFirmware, visitorOf } from './updateFirmware.ts';
import type { UpdateState } from './updateState.ts';
import { createUpdateStore, type UpdateStore } from './updateStore.ts';

/** The library of packages, and updates of chargers that are connected. */
export interface Firmware {
  readonly library: FirmwareLibrary;
  /** Updates that run on without whoever began them. */
  readonly running: RunningUpdates;
  /** Where the charger stands; over Bluetooth only behind the PIN. */
  status(deviceId: string): Promise<FileStatus>;
  /**
   * `firmware.…` for one that does not fit or that nobody agreed to, `device.car-plugged`, `device.leased`,
   * `job.cancelled`, those of a link that stays lost (the update can then be resumed).
   */
  update(deviceId: string, visitor: Visitor, options: BeginOptions): Promise<UpdateResult>;
  /** As `update`, but nobody waits for it: it is in `running` from now on. */
  begin(deviceId: string, visitor: Visitor, options: Omit<BeginOptions, 'signal' | 'report'>): void;
  /** Updates that broke off and that nobody is at work on. */
  interrupted(): readonly UpdateState[];
  /** Goes on with an update, from what the charger is now: `run.not-found`, and as `update`. */
  resume(runId: string, deviceId: string, options: Omit<UpdateOptions, 'keep'>): Promise<UpdateResult>;
  /** As `resume`, in `running`: `run.not-found`. */
  goOn(runId: string, deviceId: string): void;
  /** Ends an update without going on; the log says so. */
  abandon(runId: string): void;
  /** Keeps the firmware on trial: `firmware.no-trial`, `firmware.went-back`. */
  confirm(deviceId: string, visitor: Visitor): Promise<FileStatus>;
  /** Ends the trial; the charger restarts with the firmware it had. */
  goBack(deviceId: string, visitor: Visitor): Promise<void>;
}

/** A run goes on with the very package it began with. */
const resumeUpdate = async (
  deps: FirmwareDeps,
  store: UpdateStore,
  runId: string,
  deviceId: string,
  options: Omit<UpdateOptions, 'keep'>,
): Promise<UpdateResult> => {
  const { work, library } = deps;
  const update = store.get(runId);
  requireSame(work.devices.get(deviceId).session, update.serial);
  const opened = library.open(update.version);
  if (opened.manifest.sha256 !== update.sha256) throw appError('firmware.altered', { file: update.version });
  const before = work.log.snapshot(update.snapshotId);
  if (!before) throw appError('log.not-found', { what: update.snapshotId });
  const run = { deviceId, update, package: opened, before };
  return updateFirmware(deps, store, run, { ...options, keep: update.keep });
};

const abandonUpdate = ({ work: { log } }: FirmwareDeps, store: UpdateStore, runId: string): void => {
  const update = store.get(runId);
  const { serial: chargerSerial, id: jobId, practice, version } = update;
  const socketId = log.charger(chargerSerial)?.socketId ?? null;
  createJournal(log, { ...visitorOf(update), socketId, chargerSerial, jobId, practice }).append({
    kind: 'note',
    outcome: 'failed',
    errorCode: 'job.cancelled',
    details: { purpose: 'firmware-abandoned', version },
  });
  store.save({ ...update, outcome: 'cancelled', errorCode: 'job.cancelled' });
};

/** What somebody ended by hand is an ending no longer. */
const endingTrial =
  (deps: FirmwareDeps, running: RunningUpdates) =>
  async <T>(deviceId: string, act: () => Promise<T>): Promise<T> => {
    const result = await holdingCharger(deps, deviceId, deps.work.newId(), act);
    running.dismiss(deviceId);
    return result;
  };

/** Wires library, store and leases. */
export const createFirmware = (deps: FirmwareDeps & { unexpected(error: unknown): AppError }): Firmware => {
  const { work, library, leases } = deps;
  const { devices, log, newId } = work;
  const store = createUpdateStore(log);
  const running = createRunningUpdates(deps);
  const endTrial = endingTrial(deps, running);
  const update: Firmware['update'] = (deviceId, visitor, options) => {
    const id = newId();
    return holdingCharger(deps, deviceId, id, () => beginUpdate(deps, store, id, deviceId, visitor, options));
  };
  const resume: Firmware['resume'] = (runId, deviceId, options) =>
    holdingCharger(deps, deviceId, runId, () => resumeUpdate(deps, store, runId, deviceId, options));
  return {
    library,
    running,
    status: (deviceId) => readFileStatus(devices.get(deviceId).session, work.clock),
    update,
    begin(deviceId, visitor, options) {
      const { firmware: from } = devices.get(deviceId).session.identity;
      const facts = { from, version: options.version, canCancel: true };
      running.start(deviceId, facts, (followed) => update(deviceId, visitor, { ...options, ...followed }));
    },
    interrupted: () => store.open().filter(({ serial }) => !leases.isTaken(updateLeaseOf(serial))),
    resume,
    goOn(runId, deviceId) {
      const { from, version, installs } = store.get(runId);
      const facts = { from, version, canCancel: installs === 0 };
      running.start(deviceId, facts, (followed) =>
        resume(runId, deviceId, { ...followed, waitsForUnplug: true }),
      );
    },
    abandon: (runId) => abandonUpdate(deps, store, runId),
    confirm: (deviceId, visitor) => endTrial(deviceId, () => keepTrial(deps, deviceId, visitor)),
    goBack: (deviceId, visitor) => endTrial(deviceId, () => leaveTrial(deps, deviceId, visitor)),
  };
};
