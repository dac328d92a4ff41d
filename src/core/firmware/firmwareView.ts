import type { ConfigurationDeps } from '#core/configuration/configurationContext.ts';
import type { DeviceIdentity } from '#core/devices/deviceSession.types.ts';
import type { FileStatus } from '#core/devices/files/fileStatus.ts';
import type {
  FirmwareOfferView,
  FirmwareUpdateView,
  FirmwareView,
  LibraryEntryView,
  LibraryView,
} from '#shared/contract/firmware.ts';
import { firmwareChanges, releaseNamed } from '#shared/domain/firmware/changesBetween.ts';
import { siteVersions } from '#shared/domain/firmware/siteVersions.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { Firmware } from './createFirmware.ts';
import type { FirmwareLibrary, LibraryEntry } from './firmwareLibrary.ts';
import { verdictFor } from './requireFitting.ts';
import type { UpdateState } from './updateState.ts';

const copy = <T>(value: unknown): T => structuredClone(value) as T;

export const entryView = (entry: LibraryEntry): LibraryEntryView => copy(entry);

export const libraryView = (library: FirmwareLibrary): LibraryView => ({
  entries: library.list().map(entryView),
  damaged: library.damaged().map((each) => ({ ...each })),
});

export const updateView = ({
  id,
  serial,
  name,
  target,
  from,
  version,
  imageBytes,
  createdAtMs,
}: UpdateState): FirmwareUpdateView => ({ id, serial, name, target, from, version, imageBytes, createdAtMs });

const offersFor = (identity: DeviceIdentity, entries: readonly LibraryEntry[]): FirmwareOfferView[] => {
  const releases = entries.map(({ release }) => release);
  return entries
    .filter(({ release }) => release.vendor === identity.vendor && release.models.includes(identity.model))
    .map((entry) => ({
      entry: entryView(entry),
      verdict: verdictFor(identity, entry, entries),
      changes: copy(firmwareChanges(identity, entry.release, releases)),
    }));
};

/** The newest firmware of the library that fits a charger and is newer than its own; null when there is none. */
export const newestFor = (identity: DeviceIdentity, entries: readonly LibraryEntry[]): string | null =>
  entries.find((entry) => {
    const verdict = verdictFor(identity, entry, entries);
    return verdict.kind === 'fits' && !verdict.isDowngrade;
  })?.release.version ?? null;

const statusOf = async (firmware: Firmware, deviceId: string): Promise<FileStatus | null> => {
  try {
    return await firmware.status(deviceId);
  } catch (error) {
    if (isAppError(error, 'pin.required')) return null;
    throw error;
  }
};

/** Everything about the firmware of a connected charger, for the page and for the command line. */
export const firmwareView = async (
  firmware: Firmware,
  { devices, log }: Pick<ConfigurationDeps, 'devices' | 'log'>,
  deviceId: string,
): Promise<FirmwareView> => {
  const { identity } = devices.get(deviceId).session;
  const { serial, name, vendor, model, hardware, firmware: version, capabilities, practice } = identity;
  const entries = firmware.library.list();
  const siteId = log.charger(serial)?.siteId ?? null;
  const own = { serial, name, model, firmware: version };
  const neighbours = siteId === null ? [] : log.chargers(siteId).filter((each) => each.serial !== serial);
  const interrupted = firmware.interrupted().find((update) => update.serial === serial);
  return {
    charger: { serial, name, vendor, model, hardware, firmware: version, capabilities, practice },
    installed: copy(
      releaseNamed(
        entries.map(({ release }) => release),
        version,
      ) ?? null,
    ),
    offers: offersFor(identity, entries),
    newest: newestFor(identity, entries),
    site:
      siteId === null
        ? null
        : copy(
            siteVersions([
              own,
              ...neighbours.map((each) => ({
                serial: each.serial,
                name: each.name,
                model: each.model,
                firmware: each.firmware,
              })),
            ]),
          ),
    status: await statusOf(firmware, deviceId),
    interrupted: interrupted === undefined ? null : updateView(interrupted),
  };
};
