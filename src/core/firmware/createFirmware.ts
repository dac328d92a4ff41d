import {
  journalFor,
  type Report,
  requirePlausibleClock,
  requireSame,
  snapshotOf,
  type Visitor,
} from '#core/configuration/configurationContext.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';
import { createChargerLink } from './chargerLink.ts';
import { confirmTrial } from './endTrial.ts';
import { type FileStatus, fileCommand, readFileStatus } from './fileStatus.ts';
import type { FirmwareConsents, FirmwareDeps, UpdateOptions } from './firmwareDeps.ts';
import type { FirmwareLibrary } from './firmwareLibrary.ts';
import { requireFitting } from './requireFitting.ts';
import { type UpdateResult, updateFirmware, visitorOf } from './updateFirmware.ts';
import type { UpdateState } from './updateState.ts';
import { createUpdateStore } from './updateStore.ts';

/** The library of packages, and updates of chargers that are connected. */
export interface Firmware {
  readonly library: FirmwareLibrary;
  /** Where the charger stands; over Bluetooth only behind the PIN. */
  status(deviceId: string): Promise<FileStatus>;
  /**
   * `firmware.…` for one that does not fit or that nobody agreed to, `device.car-plugged`, `device.leased`,
   * `job.cancelled`, those of a link that stays lost (the update can then be resumed).
   */
  update(
    deviceId: string,
    visitor: Visitor,
    options: UpdateOptions & { readonly version: string; readonly consents: FirmwareConsents },
  ): Promise<UpdateResult>;
  /** Updates that broke off and that nobody is at work on. */
  interrupted(): readonly UpdateState[];
  /** Goes on with an update, from what the charger is now: `run.not-found`, and as `update`. */
  resume(runId: string, deviceId: string, options: Omit<UpdateOptions, 'keep'>): Promise<UpdateResult>;
  /** Ends an update without going on; the log says so. */
  abandon(runId: string): void;
  /** Keeps the firmware on trial: `firmware.no-trial`, `firmware.went-back`. */
  confirm(deviceId: string, visitor: Visitor): Promise<FileStatus>;
  /** Ends the trial; the charger restarts with the firmware it had. */
  goBack(deviceId: string, visitor: Visitor): Promise<void>;
}

const leaseOf = (serial: string): string => `firmware/${serial}`;
const quiet: Report = () => undefined;

/** Wires library, store and leases. */
export const createFirmware = (deps: FirmwareDeps): Firmware => {
  const { work, library, leases } = deps;
  const { devices, log, clock } = work;
  const store = createUpdateStore(log);

  /** One update per charger and process, and nobody else writes to it meanwhile. */
  const holding = async <T>(deviceId: string, jobId: string, act: () => Promise<T>): Promise<T> => {
    const { serial, name } = devices.get(deviceId).session.identity;
    const release = leases.take(leaseOf(serial), name);
    try {
      devices.hold(deviceId, jobId);
      return await act();
    } finally {
      if (devices.list().some(({ session, jobId: by }) => session.id === deviceId && by === jobId)) {
        devices.hold(deviceId, null);
      }
      release();
    }
  };
  const entryOf = (version: string) => {
    const entries = library.list();
    const entry = entries.find(({ release }) => release.version === version);
    if (!entry) throw appError('firmware.not-in-library', { version });
    return { entry, entries };
  };
  const snapshotNamed = (id: string): Snapshot => {
    const snapshot = log.snapshot(id);
    if (!snapshot) throw appError('log.not-found', { what: id });
    return snapshot;
  };
  const begin = async (
    deviceId: string,
    visitor: Visitor,
    id: string,
    options: UpdateOptions & { version: string; consents: FirmwareConsents },
  ): Promise<UpdateResult> => {
    requirePlausibleClock(work);
    const { session, target } = devices.get(deviceId);
    const { identity } = session;
    const { entry, entries } = entryOf(options.version);
    requireFitting(identity, entry, entries, options.consents);
    const opened = library.open(options.version);
    const status = await readFileStatus(session);
    if (status.isPlugged && !options.waitsForUnplug)
      throw appError('device.car-plugged', { device: identity.name });
    if (status.state === 'on-trial') {
      throw appError('firmware.other-trial', { device: identity.name, version: status.firmware });
    }
    const { siteId, visitId, person } = visitor;
    const before = await snapshotOf(work, session, { ...visitor, jobId: id }, options);
    const update = store.save({
      id,
      target,
      serial: identity.serial,
      name: identity.name,
      ...{ siteId, visitId, person },
      practice: identity.practice,
      from: status.firmware,
      version: opened.manifest.version,
      sha256: opened.manifest.sha256,
      imageBytes: opened.image.length,
      snapshotId: before.id,
      keep: options.keep,
      installs: 0,
      outcome: 'running',
      errorCode: null,
      createdAtMs: clock.nowMs(),
    });
    return updateFirmware(deps, store, { deviceId, update, package: opened, before }, options);
  };
  const linkTo = (deviceId: string) =>
    createChargerLink({
      devices,
      deviceId,
      clock,
      signal: new AbortController().signal,
      onReconnecting: () => undefined,
    });
  const requireTrial = async (deviceId: string): Promise<FileStatus> => {
    const { session } = devices.get(deviceId);
    const status = await readFileStatus(session);
    if (status.state !== 'on-trial') throw appError('firmware.no-trial', { device: session.identity.name });
    return status;
  };
  const trialChange = (from: string, wanted: string) => ({
    point: 'identity.firmware',
    before: from,
    wanted,
  });

  return {
    library,
    status: (deviceId) => readFileStatus(devices.get(deviceId).session),
    update: (deviceId, visitor, options) => {
      const id = work.newId();
      return holding(deviceId, id, () => begin(deviceId, visitor, id, options));
    },
    interrupted: () => store.open().filter(({ serial }) => !leases.isTaken(leaseOf(serial))),
    resume: (runId, deviceId, options) =>
      holding(deviceId, runId, async () => {
        const update = store.get(runId);
        const { session } = devices.get(deviceId);
        requireSame(session, update.serial);
        const opened = library.open(update.version);
        if (opened.manifest.sha256 !== update.sha256) {
          throw appError('firmware.altered', { file: update.version });
        }
        const run = { deviceId, update, package: opened, before: snapshotNamed(update.snapshotId) };
        return updateFirmware(deps, store, run, { ...options, keep: update.keep });
      }),
    abandon(runId) {
      const update = store.get(runId);
      createJournal(log, {
        ...visitorOf(update),
        socketId: log.charger(update.serial)?.socketId ?? null,
        chargerSerial: update.serial,
        jobId: update.id,
        practice: update.practice,
      }).append({
        kind: 'note',
        outcome: 'failed',
        errorCode: 'job.cancelled',
        details: { purpose: 'firmware-abandoned', version: update.version },
      });
      store.save({ ...update, outcome: 'cancelled', errorCode: 'job.cancelled' });
    },
    confirm: (deviceId, visitor) =>
      holding(deviceId, work.newId(), async () => {
        const { firmware: version } = await requireTrial(deviceId);
        const { session } = devices.get(deviceId);
        const change = trialChange(version, version);
        return journalFor(work, session, visitor).record(
          {
            door: session.door,
            changes: [{ ...change, result: 'planned' }],
            details: { purpose: 'firmware-confirm' },
          },
          async () => {
            const link = linkTo(deviceId);
            await confirmTrial(link, { version });
            const status = await link.run(readFileStatus);
            if (status.firmware !== version) {
              throw appError('firmware.went-back', { device: session.identity.name, version });
            }
            await link.run((now) => snapshotOf(work, now, visitor, { report: quiet }));
            return { value: status, changes: [{ ...change, found: status.firmware, result: 'in-force' }] };
          },
        );
      }),
    goBack: (deviceId, visitor) =>
      holding(deviceId, work.newId(), async () => {
        const { firmware: version } = await requireTrial(deviceId);
        const { session } = devices.get(deviceId);
        const change = { point: 'identity.firmware', before: version } as const;
        await journalFor(work, session, visitor).record(
          {
            door: session.door,
            changes: [{ ...change, result: 'planned' }],
            details: { purpose: 'firmware-back' },
          },
          async () => {
            const link = linkTo(deviceId);
            await session.writeControl({ 'file.command': fileCommand.discard });
            let status = await link.run(readFileStatus);
            while (status.state === 'on-trial') {
              await clock.sleep(1_000);
              status = await link.run(readFileStatus);
            }
            return { value: undefined, changes: [{ ...change, found: status.firmware, result: 'in-force' }] };
          },
        );
      }),
  };
};
