import { requirePlausibleClock, snapshotOf, type Visitor } from '#core/configuration/configurationContext.ts';
import { readFileStatus } from '#core/devices/files/fileStatus.ts';
import { appError } from '#shared/errors/appError.ts';
import type { FirmwareConsents, FirmwareDeps, UpdateOptions } from './firmwareDeps.ts';
import { requireFitting } from './requireFitting.ts';
import { type UpdateResult, updateFirmware } from './updateFirmware.ts';
import type { UpdateStore } from './updateStore.ts';

export type BeginOptions = UpdateOptions & {
  readonly version: string;
  readonly consents: FirmwareConsents;
};

/** Checks everything that can be known before the first byte, keeps the state before, and updates. */
export const beginUpdate = async (
  deps: FirmwareDeps,
  store: UpdateStore,
  id: string,
  deviceId: string,
  visitor: Visitor,
  options: BeginOptions,
): Promise<UpdateResult> => {
  const { work, library } = deps;
  requirePlausibleClock(work);
  const { session, target } = work.devices.get(deviceId);
  const { serial, name, practice } = session.identity;
  const entries = library.list();
  const entry = entries.find(({ release }) => release.version === options.version);
  if (!entry) throw appError('firmware.not-in-library', { version: options.version });
  requireFitting(session.identity, entry, entries, options.consents);
  const opened = library.open(options.version);
  const status = await readFileStatus(session, work.clock);
  if (status.isPlugged && !options.waitsForUnplug) throw appError('device.car-plugged', { device: name });
  if (status.state === 'on-trial') {
    throw appError('firmware.other-trial', { device: name, version: status.firmware });
  }
  const before = await snapshotOf(work, session, { ...visitor, jobId: id }, options);
  const { siteId, visitId, person } = visitor;
  const { version, sha256, size: imageBytes } = opened.manifest;
  const update = store.save({
    ...{ id, target, serial, name, siteId, visitId, person, practice, version, sha256, imageBytes },
    from: status.firmware,
    snapshotId: before.id,
    keep: options.keep,
    installs: 0,
    outcome: 'running',
    errorCode: null,
    createdAtMs: work.clock.nowMs(),
  });
  return updateFirmware(deps, store, { deviceId, update, package: opened, before }, options);
};
