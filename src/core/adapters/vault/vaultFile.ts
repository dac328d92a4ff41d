import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import type { VaultFile } from '#core/ports/secretStore.ts';
import { appError } from '#shared/errors/appError.ts';
import { withFileLock } from './fileLock.ts';

export interface VaultFileOptions {
  /** How long to wait for another process that writes. */
  readonly busyTimeoutMs?: number;
}

const ownerOnly = 0o600;
const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Windows cannot open a folder to flush it, and keeps renames in its journal. */
const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Written beside the file and flushed, then renamed over it: whoever reads sees the old or the new one. */
const writeBeside = (path: string, bytes: Uint8Array): void => {
  const beside = `${path}.tmp`;
  // A killed process may have left its own; under the lock nobody else is using it.
  rmSync(beside, { force: true });
  const handle = openSync(beside, 'wx', ownerOnly);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
  flushFolder(dirname(path));
};

const save = (path: string, bytes: Uint8Array): void => {
  try {
    writeBeside(path, bytes);
  } catch (cause) {
    // On Windows a scanner that holds the file for a moment looks like this.
    if (process.platform === 'win32' && hasCode(cause, 'EPERM', 'EACCES', 'EBUSY')) {
      throw appError('vault.busy', {}, { cause });
    }
    throw appError('vault.not-saved', {}, { cause });
  }
};

/** The vault's file at a path; the lock lies beside it as `<path>.lock` and is always empty. */
export const openVaultFile = (path: string, { busyTimeoutMs = 2000 }: VaultFileOptions = {}): VaultFile => {
  const read = (): Uint8Array | undefined => {
    try {
      return readFileSync(path);
    } catch (cause) {
      if (hasCode(cause, 'ENOENT') && !existsSync(path)) return undefined;
      throw appError('file.unreadable', { file: basename(path) }, { cause });
    }
  };
  return {
    read,
    replace: (make) =>
      withFileLock(`${path}.lock`, busyTimeoutMs, () => {
        const bytes = make(read());
        if (bytes) save(path, bytes);
      }),
  };
};
