import { type Delivery, deliverFile } from '#core/devices/files/deliverFile.ts';
import { type FileStatus, fileKind } from '#core/devices/files/fileStatus.ts';
import { appError } from '#shared/errors/appError.ts';
import type { FirmwarePackage } from './openPackage.ts';

export interface Installation extends Omit<Delivery, 'file' | 'rules'> {
  readonly package: FirmwarePackage;
}

/**
 * Brings a firmware into a charger until it runs it (`deliverFile`). Errors: `firmware.refused`, `firmware.went-back`,
 * `firmware.other-trial`, `device.car-plugged`, `job.cancelled` before it is installed.
 */
export const runInstall = (run: Installation): Promise<FileStatus> => {
  const { device } = run;
  const { image, manifest } = run.package;
  const { version, sha256 } = manifest;
  return deliverFile({
    ...run,
    file: { kind: fileKind.firmware, bytes: image, sha256 },
    rules: {
      isArrived: ({ firmware }) => firmware === version,
      isHeld: ({ isPlugged }) => isPlugged,
      refused: (reason) => appError('firmware.refused', { device, reason }),
      // The file is gone and the old firmware runs: it had been installed and was not confirmed.
      vanished: () => appError('firmware.went-back', { device, version }),
    },
  });
};
