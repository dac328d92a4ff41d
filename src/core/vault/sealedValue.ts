import { appError } from '#shared/errors/appError.ts';
import type { Sodium } from './sodium.ts';
import type { VaultKeys } from './vaultKeys.ts';

/** Where a value belongs: bound to its box, so that no box opens in another place. */
export interface ValuePlace {
  readonly serial: string;
  readonly point: string;
  readonly revision: number;
}

export interface ValueBox {
  readonly nonce: string;
  readonly box: string;
}

/** Values are padded to multiples of this, so that a box does not tell how long a password is. */
const paddingBytes = 64;

const contextOf = ({ vaultId }: VaultKeys, { serial, point, revision }: ValuePlace): string =>
  JSON.stringify(['nexus-vault-secret', 1, vaultId, serial, point, revision]);

export const closeValue = (sodium: Sodium, keys: VaultKeys, place: ValuePlace, value: string): ValueBox => {
  const text = new TextEncoder().encode(value);
  const padded = sodium.pad(text, paddingBytes);
  const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    padded,
    contextOf(keys, place),
    null,
    nonce,
    keys.valueKey,
  );
  sodium.memzero(text);
  sodium.memzero(padded);
  return { nonce: Buffer.from(nonce).toString('hex'), box: Buffer.from(box).toString('hex') };
};

/** Errors: `vault.damaged` for a box that was closed with another key or for another place. */
export const openValue = (sodium: Sodium, keys: VaultKeys, place: ValuePlace, closed: ValueBox): string => {
  try {
    const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      new Uint8Array(Buffer.from(closed.box, 'hex')),
      contextOf(keys, place),
      new Uint8Array(Buffer.from(closed.nonce, 'hex')),
      keys.valueKey,
    );
    const value = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sodium.unpad(padded, paddingBytes));
    sodium.memzero(padded);
    return value;
  } catch (cause) {
    throw appError('vault.damaged', {}, { cause });
  }
};
