import { hasCapability } from '#shared/domain/charger/capabilities/capabilities.ts';
import { parseFirmwareVersion } from './firmwareVersion.ts';
import type { FirmwareRelease } from './manifest.ts';

/** What of a charger decides which firmware it takes. */
export interface FirmwareTarget {
  readonly vendor: string;
  readonly model: string;
  readonly hardware: number;
  readonly firmware: string;
  readonly capabilities: number;
  readonly practice: boolean;
}

export interface OfferedFirmware {
  readonly release: Pick<
    FirmwareRelease,
    'vendor' | 'models' | 'hardwareFrom' | 'hardwareTo' | 'version' | 'minFirmware' | 'wayBack'
  >;
  /** Whose key signed it; null when only the notes are known. */
  readonly signedBy: 'vendor' | 'practice' | null;
}

/** Why a firmware cannot be installed; each is an error `firmware.…` too. */
export type FirmwareObstacle =
  | 'other-vendor'
  | 'wrong-model'
  | 'wrong-hardware'
  | 'unknown-version'
  | 'needs-step'
  | 'behind-no-way-back'
  | 'no-package'
  | 'practice-only'
  | 'no-transfer';

export type FirmwareVerdict =
  /** Newer, or older with a question; `isFinal`: nothing older is taken once it is confirmed. */
  | { readonly kind: 'fits'; readonly isDowngrade: boolean; readonly isFinal: boolean }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly obstacle: FirmwareObstacle };

const refused = (obstacle: FirmwareObstacle): FirmwareVerdict => ({ kind: 'refused', obstacle });

const byDevice = (target: FirmwareTarget, { release }: OfferedFirmware): FirmwareObstacle | undefined => {
  if (release.vendor !== target.vendor) return 'other-vendor';
  if (!release.models.includes(target.model)) return 'wrong-model';
  if (target.hardware < release.hardwareFrom || target.hardware > release.hardwareTo) return 'wrong-hardware';
  return undefined;
};

const byTransfer = (target: FirmwareTarget, { signedBy }: OfferedFirmware): FirmwareObstacle | undefined => {
  if (signedBy === null) return 'no-package';
  if (signedBy === 'practice' && !target.practice) return 'practice-only';
  return hasCapability(target.capabilities, 'file-transfer') ? undefined : 'no-transfer';
};

/**
 * Whether a firmware can be installed on a charger, and what has to be asked before. `installedIsFinal`: the firmware
 * that runs now is known to have no way back.
 */
export const firmwareVerdict = (
  target: FirmwareTarget,
  offered: OfferedFirmware,
  installedIsFinal: boolean,
): FirmwareVerdict => {
  const { release } = offered;
  const foreign = byDevice(target, offered);
  if (foreign !== undefined) return refused(foreign);
  const now = parseFirmwareVersion(target.firmware);
  const then = parseFirmwareVersion(release.version);
  if (now === undefined || then === undefined) return refused('unknown-version');
  if (now === then) return { kind: 'same' };
  const isDowngrade = then < now;
  if (isDowngrade && installedIsFinal) return refused('behind-no-way-back');
  const least = release.minFirmware === null ? 0 : (parseFirmwareVersion(release.minFirmware) ?? now + 1);
  if (now < least) return refused('needs-step');
  const unsent = byTransfer(target, offered);
  return unsent === undefined ? { kind: 'fits', isDowngrade, isFinal: !release.wayBack } : refused(unsent);
};
