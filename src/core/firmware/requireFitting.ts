import type { DeviceIdentity } from '#core/devices/deviceSession.types.ts';
import { type FirmwareVerdict, firmwareVerdict } from '#shared/domain/firmware/compatibility.ts';
import { appError } from '#shared/errors/appError.ts';
import type { FirmwareConsents } from './firmwareDeps.ts';
import type { LibraryEntry } from './firmwareLibrary.ts';

/** What a firmware of the library is to a charger. */
export const verdictFor = (
  identity: DeviceIdentity,
  entry: LibraryEntry,
  entries: readonly LibraryEntry[],
): FirmwareVerdict => {
  const installed = entries.find(({ release }) => release.version === identity.firmware);
  return firmwareVerdict(identity, entry, installed?.release.wayBack === false);
};

/** Throws the reason why a firmware may not be installed: `firmware.…`, also what nobody agreed to yet. */
export const requireFitting = (
  identity: DeviceIdentity,
  entry: LibraryEntry,
  entries: readonly LibraryEntry[],
  consents: FirmwareConsents,
): void => {
  const { version, minFirmware } = entry.release;
  const details = { device: identity.name, version };
  const verdict = verdictFor(identity, entry, entries);
  if (verdict.kind === 'same') throw appError('firmware.same', details);
  if (verdict.kind === 'refused') {
    const { obstacle } = verdict;
    if (obstacle === 'needs-step') {
      throw appError('firmware.needs-step', { ...details, needed: minFirmware ?? '' });
    }
    if (obstacle === 'no-package') throw appError('firmware.no-package', { version });
    throw appError(`firmware.${obstacle}`, details);
  }
  if (verdict.isDowngrade && !consents.downgrade) throw appError('firmware.downgrade-not-accepted', details);
  if (verdict.isFinal && !consents.noWayBack) throw appError('firmware.no-way-back-not-accepted', details);
};
