import { largestImageBytes, largestManifestBytes } from '#shared/domain/firmware/manifest.ts';
import { appError } from '#shared/errors/appError.ts';
import { signatureBytes } from './imageHeader.ts';

const magic = Buffer.from('NEXUSFW1\n', 'latin1');
const newer = /^NEXUSFW[2-9]\n$/;
const lengthBytes = 4;

/** Longer than this no package can be. */
export const largestPackageBytes =
  magic.length + lengthBytes + largestManifestBytes + signatureBytes + largestImageBytes;

export interface PackageParts {
  readonly manifest: Buffer;
  readonly signature: Buffer;
  /** To the end of the file, whatever length that is. */
  readonly image: Buffer;
}

/**
 * Takes a package apart by its lengths alone: `firmware.too-large`, `firmware.not-package`, `firmware.newer-format`,
 * `firmware.truncated`, `firmware.altered` (a length no package has).
 */
export const splitPackage = (bytes: Uint8Array, file: string): PackageParts => {
  if (bytes.length > largestPackageBytes) throw appError('firmware.too-large', { file });
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = whole.subarray(0, magic.length);
  if (newer.test(head.toString('latin1'))) throw appError('firmware.newer-format', { file });
  const isBeginning = head.length > 0 && head.equals(magic.subarray(0, head.length));
  if (!isBeginning) throw appError('firmware.not-package', { file });
  const manifestAt = magic.length + lengthBytes;
  if (whole.length < manifestAt) throw appError('firmware.truncated', { file });
  const manifestBytes = whole.readUInt32BE(magic.length);
  if (manifestBytes === 0 || manifestBytes > largestManifestBytes)
    throw appError('firmware.altered', { file });
  const signatureAt = manifestAt + manifestBytes;
  const imageAt = signatureAt + signatureBytes;
  if (whole.length <= imageAt) throw appError('firmware.truncated', { file });
  return {
    manifest: whole.subarray(manifestAt, signatureAt),
    signature: whole.subarray(signatureAt, imageAt),
    image: whole.subarray(imageAt),
  };
};
