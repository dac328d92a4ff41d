import type { Sodium } from './sodium.ts';
import type { PassphraseSlot } from './vaultDocument.ts';

/** What Argon2id is asked to cost. */
export interface DerivationCost {
  readonly opsLimit: number;
  readonly memLimitBytes: number;
}

/** Between libsodium's INTERACTIVE and MODERATE: 0.3 s on a desk computer, about 1 s on a weak laptop. */
export const defaultCost: DerivationCost = { opsLimit: 3, memLimitBytes: 128 * 1024 * 1024 };

/** The keys of an open vault. They belong to one data key; `wipe` overwrites them. */
export interface VaultKeys {
  readonly vaultId: string;
  readonly keyId: string;
  readonly valueKey: Uint8Array;
  readonly sealKey: Uint8Array;
  wipe(): void;
}

export interface KeyNames {
  readonly vaultId: string;
  readonly keyId: string;
}

const dataKeyBytes = 32;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

const slotContext = ({ vaultId, keyId }: KeyNames, slot: DerivationCost & { readonly salt: string }) =>
  JSON.stringify(['nexus-vault-key', 1, vaultId, keyId, slot.opsLimit, slot.memLimitBytes, slot.salt]);

/**
 * NFKC makes one passphrase of the forms that different keyboards give to the same letters. The caller wipes the key.
 */
const deriveKey = (sodium: Sodium, passphrase: string, slot: DerivationCost & { readonly salt: string }) => {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const key = sodium.crypto_pwhash(
    sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    bytes,
    bytesOf(slot.salt),
    slot.opsLimit,
    slot.memLimitBytes,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  sodium.memzero(bytes);
  return key;
};

export const newId = (sodium: Sodium): string => hexOf(sodium.randombytes_buf(16));

export const newDataKey = (sodium: Sodium): Uint8Array => sodium.randombytes_buf(dataKeyBytes);

/** Two keys of a data key: one closes values, the other seals the file. */
export const keysOf = (sodium: Sodium, names: KeyNames, dataKey: Uint8Array): VaultKeys => {
  const valueKey = sodium.crypto_kdf_derive_from_key(32, 1, 'nxvault1', dataKey);
  const sealKey = sodium.crypto_kdf_derive_from_key(32, 2, 'nxvault1', dataKey);
  return {
    vaultId: names.vaultId,
    keyId: names.keyId,
    valueKey,
    sealKey,
    wipe() {
      sodium.memzero(valueKey);
      sodium.memzero(sealKey);
    },
  };
};

/** Closes the data key with a passphrase, under a new salt. */
export const wrapWithPassphrase = (
  sodium: Sodium,
  names: KeyNames,
  passphrase: string,
  dataKey: Uint8Array,
  cost: DerivationCost,
): PassphraseSlot => {
  const salt = hexOf(sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES));
  const slot = { opsLimit: cost.opsLimit, memLimitBytes: cost.memLimitBytes, salt };
  const key = deriveKey(sodium, passphrase, slot);
  const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  const context = slotContext(names, slot);
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(dataKey, context, null, nonce, key);
  sodium.memzero(key);
  return { kdf: 'argon2id13', ...slot, nonce: hexOf(nonce), box: hexOf(box) };
};

/** The data key, or undefined when the passphrase is not the one. The caller wipes it. */
export const unwrapWithPassphrase = (
  sodium: Sodium,
  names: KeyNames,
  passphrase: string,
  slot: PassphraseSlot,
): Uint8Array | undefined => {
  const key = deriveKey(sodium, passphrase, slot);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      bytesOf(slot.box),
      slotContext(names, slot),
      bytesOf(slot.nonce),
      key,
    );
  } catch {
    return undefined;
  } finally {
    sodium.memzero(key);
  }
};

/** The keyed seal over the bytes of a file: 64 hex digits. */
export const sealOver = (sodium: Sodium, keys: VaultKeys, bytes: Uint8Array): string =>
  hexOf(sodium.crypto_generichash(32, bytes, keys.sealKey));
