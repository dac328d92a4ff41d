import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/firmware/canonicalJson.ts';
import {
  type FirmwareManifest,
  firmwareManifestSchema,
  largestImageBytes,
  manifestFormat,
} from '#shared/domain/firmware/manifest.ts';
import { appError } from '#shared/errors/appError.ts';
import { type ImageHeader, readImage } from './imageHeader.ts';
import { type PackageParts, splitPackage } from './splitPackage.ts';
import { signerOf, trustedKeys, type VendorKey } from './vendorKeys.ts';

/** Vendors whose chargers this program knows. */
const knownVendors = ['NEXUS'];

/** A package of which everything was checked; `image` is what a charger receives. */
export interface FirmwarePackage {
  readonly manifest: FirmwareManifest;
  readonly image: Uint8Array;
  readonly signedBy: VendorKey['signedBy'];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

const sizeIn = (manifest: unknown): number | undefined => {
  const size =
    typeof manifest === 'object' && manifest !== null && 'size' in manifest ? manifest.size : undefined;
  return typeof size === 'number' ? size : undefined;
};

/** Why nobody we trust signed the manifest: a signature of its own over a whole package is somebody else's. */
const signatureFault = (
  { manifest, signature, image }: PackageParts,
  file: string,
  keys: readonly VendorKey[],
) => {
  if (signature.every((byte) => byte === 0)) return appError('firmware.unsigned', { file });
  const content = parsed(manifest);
  const inside = readImage(image);
  const isOurImage = inside.kind === 'image' && signerOf(inside.signed, inside.signature, keys) !== undefined;
  const isWhole =
    content !== undefined &&
    canonicalJson(content) === manifest.toString('utf8') &&
    typeof content === 'object' &&
    content !== null &&
    'sha256' in content &&
    content.sha256 === sha256(image);
  return isWhole && !isOurImage
    ? appError('firmware.foreign-key', { file })
    : appError('firmware.altered', { file });
};

const manifestOf = (bytes: Buffer, file: string): FirmwareManifest => {
  const content = parsed(bytes);
  const format =
    typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined;
  if (typeof format === 'number' && format > manifestFormat)
    throw appError('firmware.newer-format', { file });
  const result = firmwareManifestSchema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const size = sizeIn(content);
    if (size !== undefined && size > largestImageBytes) throw appError('firmware.too-large', { file });
    throw appError('firmware.manifest-invalid', { file, field: issue?.path.join('.') || 'manifest' });
  }
  if (canonicalJson(content) !== bytes.toString('utf8')) {
    throw appError('firmware.manifest-invalid', { file, field: 'canonical' });
  }
  return result.data;
};

const shared = [
  'version',
  'minFirmware',
  'hardwareFrom',
  'hardwareTo',
  'wayBack',
  'capabilities',
  'builtAt',
  'models',
] as const satisfies readonly (keyof ImageHeader & keyof FirmwareManifest)[];

const requireSame = (header: ImageHeader, manifest: FirmwareManifest, file: string): void => {
  const field = shared.find((each) => canonicalJson(header[each]) !== canonicalJson(manifest[each]));
  if (field !== undefined) throw appError('firmware.inconsistent', { file, field });
};

const requireSignedImage = (
  image: Buffer,
  manifest: FirmwareManifest,
  file: string,
  signer: VendorKey,
): void => {
  const inside = readImage(image);
  if (inside.kind === 'newer-format') throw appError('firmware.newer-format', { file });
  if (inside.kind === 'no-image') throw appError('firmware.inconsistent', { file, field: 'image' });
  if (inside.signature.every((byte) => byte === 0)) throw appError('firmware.unsigned', { file });
  if (signerOf(inside.signed, inside.signature, [signer]) === undefined) {
    throw appError('firmware.foreign-key', { file });
  }
  requireSame(inside.header, manifest, file);
};

/**
 * Checks everything a package says of itself (docs/firmware-format.md) before anybody relies on it. Beside the errors
 * of its lengths: `firmware.unsigned`, `foreign-key`, `altered`, `newer-format`, `manifest-invalid`, `foreign-device`,
 * `inconsistent`.
 */
export const openPackage = (
  bytes: Uint8Array,
  file: string,
  keys: readonly VendorKey[] = trustedKeys,
): FirmwarePackage => {
  const parts = splitPackage(bytes, file);
  // A file that was cut is not whole, and whether its signature is right no longer matters to anybody.
  const announced = sizeIn(parsed(parts.manifest));
  if (announced !== undefined && announced <= largestImageBytes && parts.image.length < announced) {
    throw appError('firmware.truncated', { file });
  }
  const signer = signerOf(parts.manifest, parts.signature, keys);
  if (signer === undefined) throw signatureFault(parts, file, keys);
  const manifest = manifestOf(parts.manifest, file);
  if (!knownVendors.includes(manifest.vendor)) {
    throw appError('firmware.foreign-device', { file, vendor: manifest.vendor });
  }
  if (parts.image.length !== manifest.size || sha256(parts.image) !== manifest.sha256) {
    throw appError('firmware.altered', { file });
  }
  requireSignedImage(parts.image, manifest, file, signer);
  return { manifest, image: parts.image, signedBy: signer.signedBy };
};
