import { firmwareVersionText } from '#shared/domain/firmware/firmwareVersion.ts';

export const signatureBytes = 64;
const headerBytes = 128;
const noWayBackFlag = 1;

/** The first 128 bytes of an image (docs/firmware-format.md). */
export interface ImageHeader {
  readonly version: string;
  readonly minFirmware: string | null;
  readonly hardwareFrom: number;
  readonly hardwareTo: number;
  readonly wayBack: boolean;
  readonly capabilities: number;
  readonly builtAt: number;
  readonly models: readonly string[];
}

export type ImageReading =
  | {
      readonly kind: 'image';
      readonly header: ImageHeader;
      readonly signed: Buffer;
      readonly signature: Buffer;
    }
  | { readonly kind: 'newer-format' }
  | { readonly kind: 'no-image' };

const isLawful = (image: Buffer): boolean =>
  image.readUInt16BE(6) === headerBytes &&
  image.readUInt32BE(8) === image.length - headerBytes - signatureBytes &&
  (image.readUInt32BE(24) & ~noWayBackFlag) === 0 &&
  image.subarray(40, 64).every((byte) => byte === 0);

/** Takes an image apart; whether its signature is right is asked elsewhere. */
export const readImage = (bytes: Uint8Array): ImageReading => {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLongEnough = image.length > headerBytes + signatureBytes;
  if (!isLongEnough || image.toString('latin1', 0, 4) !== 'NXIM') return { kind: 'no-image' };
  if (image.readUInt16BE(4) > 1) return { kind: 'newer-format' };
  if (image.readUInt16BE(4) !== 1 || !isLawful(image)) return { kind: 'no-image' };
  const least = image.readUInt32BE(16);
  const end = image.length - signatureBytes;
  return {
    kind: 'image',
    signed: image.subarray(0, end),
    signature: image.subarray(end),
    header: {
      version: firmwareVersionText(image.readUInt32BE(12)),
      minFirmware: least === 0 ? null : firmwareVersionText(least),
      hardwareFrom: image.readUInt16BE(20),
      hardwareTo: image.readUInt16BE(22),
      wayBack: (image.readUInt32BE(24) & noWayBackFlag) === 0,
      capabilities: image.readUInt32BE(28),
      builtAt: image.readUInt32BE(36),
      models: image.toString('latin1', 64, 128).replace(/\0+$/, '').split(','),
    },
  };
};
