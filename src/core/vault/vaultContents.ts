import type { VaultFile } from '#core/ports/secretStore.ts';
import { appError } from '#shared/errors/appError.ts';
import type { Sodium } from './sodium.ts';
import { type ReadVault, readVaultBytes, writeVaultBytes } from './vaultBytes.ts';
import type { VaultDocument } from './vaultDocument.ts';
import { sealOver, type VaultKeys } from './vaultKeys.ts';

/** A whole file, its seal not yet looked at. Errors: `vault.none`, `vault.damaged`, `vault.newer-format`. */
export const readContents = (bytes: Uint8Array | undefined): ReadVault => {
  if (!bytes) throw appError('vault.none', {});
  return readVaultBytes(bytes);
};

/** True when the keys are those of this file; false after somebody else changed the passphrase or the vault. */
export const areKeysOf = ({ vaultId, keyId }: VaultKeys, { document }: ReadVault): boolean =>
  vaultId === document.vaultId && keyId === document.keyId;

/** The document, when its seal was made with these keys. Errors: `vault.damaged`. */
export const openSeal = (sodium: Sodium, keys: VaultKeys, read: ReadVault): VaultDocument => {
  if (sealOver(sodium, keys, read.sealed) !== read.seal) throw appError('vault.damaged', {});
  return read.document;
};

export const writeContents = (sodium: Sodium, keys: VaultKeys, document: VaultDocument): Uint8Array =>
  writeVaultBytes(document, (bytes) => sealOver(sodium, keys, bytes));

/** Puts a first file where there is none. Errors: `vault.exists`. */
export const writeFirst = (file: VaultFile, bytes: Uint8Array): void =>
  file.replace((present) => {
    if (present) throw appError('vault.exists', {});
    return bytes;
  });
