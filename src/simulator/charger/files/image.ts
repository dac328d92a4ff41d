import { createPublicKey, verify } from 'node:crypto';
import type { Firmware } from './firmware.ts';

const headerBytes = 128;
const signatureBytes = 64;
const magic = 'NXIM';
const format = 1;
const flagFinal = 1;
const reserved = { from: 40, to: 64 };
const models = { from: 64, to: 128 };

/** Trusted by virtual chargers only; its private half lies open in the repository. */
const practiceVendorKeyHex = '364749b35dfde2f790156fbf3a37140474b12235c7ee387244061b4052ee4e4f';
const spkiPrefixHex = '302a300506032b6570032100';
const vendorKey = createPublicKey({
  key: Buffer.from(spkiPrefixHex + practiceVendorKeyHex, 'hex'),
  format: 'der',
  type: 'spki',
});

/** As `file.reason`. */
export const fileReason = {
  none: 0,
  size: 1,
  hash: 2,
  signature: 3,
  hardware: 4,
  version: 5,
  state: 6,
} as const;
export type FileReason = (typeof fileReason)[keyof typeof fileReason];

/** What a charger compares an image with. */
export interface ImageTarget {
  readonly model: string;
  readonly hardware: number;
  /** The version that runs now. */
  readonly version: number;
  readonly floor: number;
}

export type ImageVerdict =
  | { readonly kind: 'fits'; readonly firmware: Firmware }
  | { readonly kind: 'refused'; readonly reason: FileReason };

const refused = (reason: keyof typeof fileReason): ImageVerdict => ({
  kind: 'refused',
  reason: fileReason[reason],
});

function hasRightLength(image: Buffer): boolean {
  const payloadBytes = image.length - headerBytes - signatureBytes;
  return payloadBytes >= 1 && image.readUInt32BE(8) === payloadBytes;
}

function isSigned(image: Buffer): boolean {
  const signed = image.subarray(0, image.length - signatureBytes);
  return verify(null, signed, vendorKey, image.subarray(image.length - signatureBytes));
}

function isLawful(image: Buffer): boolean {
  return (
    image.toString('latin1', 0, 4) === magic &&
    image.readUInt16BE(4) === format &&
    image.readUInt16BE(6) === headerBytes &&
    (image.readUInt32BE(24) & ~flagFinal) === 0 &&
    image.subarray(reserved.from, reserved.to).every((byte) => byte === 0) &&
    isSigned(image)
  );
}

/** What a firmware image is to this charger, in the order of docs/firmware-format.md. */
export function examineImage(image: Buffer, target: ImageTarget): ImageVerdict {
  // A file that is no image has no length field: it fails by its signature, not by its size.
  const isImage = image.length > headerBytes + signatureBytes && image.toString('latin1', 0, 4) === magic;
  if (!isImage) return refused(image.length > headerBytes + signatureBytes ? 'signature' : 'size');
  if (!hasRightLength(image)) return refused('size');
  if (!isLawful(image)) return refused('signature');
  const names = image.toString('latin1', models.from, models.to).replace(/\0+$/, '').split(',');
  const isHardware = target.hardware >= image.readUInt16BE(20) && target.hardware <= image.readUInt16BE(22);
  if (!names.includes(target.model) || !isHardware) return refused('hardware');
  const version = image.readUInt32BE(12);
  if (target.version < image.readUInt32BE(16) || version < target.floor) return refused('version');
  return {
    kind: 'fits',
    firmware: {
      version,
      capabilities: image.readUInt32BE(28),
      capabilities2: image.readUInt32BE(32),
      isFinal: (image.readUInt32BE(24) & flagFinal) !== 0,
    },
  };
}
