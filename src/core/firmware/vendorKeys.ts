import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A key this program trusts; what the practice key signs is for practice chargers only. */
export interface VendorKey {
  readonly signedBy: 'vendor' | 'practice';
  readonly key: KeyObject;
}

const spkiPrefixHex = '302a300506032b6570032100';

/** A raw Ed25519 public key, in hex. */
export const vendorKey = (signedBy: VendorKey['signedBy'], rawHex: string): VendorKey => ({
  signedBy,
  key: createPublicKey({ key: Buffer.from(spkiPrefixHex + rawHex, 'hex'), format: 'der', type: 'spki' }),
});

/** Its private half is public (docs/firmware-format.md): real chargers do not trust it. */
export const trustedKeys: readonly VendorKey[] = [
  vendorKey('practice', '364749b35dfde2f790156fbf3a37140474b12235c7ee387244061b4052ee4e4f'),
];

/** The trusted key that signed the bytes; undefined when none did. */
export const signerOf = (
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly VendorKey[],
): VendorKey | undefined => keys.find(({ key }) => verify(null, bytes, key, signature));
