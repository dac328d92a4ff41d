import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { FirmwareFiles, StoredPackage } from '#core/ports/firmwareFiles.ts';
import { appError } from '#shared/errors/appError.ts';

const ending = '.nexusfw';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';

const read = (path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw appError('file.unreadable', { file: basename(path) }, { cause });
  }
};

const writeWhole = (path: string, bytes: Uint8Array): void => {
  const file = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const packagesIn = (folder: string): StoredPackage[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .toSorted()
      .map((name) => {
        const { size, mtimeMs, ino } = statSync(join(folder, name));
        return { name, stamp: `${size}/${mtimeMs}/${ino}` };
      });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw appError('file.unreadable', { file: basename(folder) }, { cause });
  }
};

/** Packages as files of two folders; the imported ones' is made when the first one comes. */
export const openFirmwareFiles = (folders: { bundled: string; imported: string }): FirmwareFiles => ({
  bundledIndex() {
    try {
      return JSON.parse(readFileSync(join(folders.bundled, 'index.json'), 'utf8'));
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return undefined;
      throw appError('file.unreadable', { file: 'index.json' }, { cause });
    }
  },
  bundled: (name) => read(join(folders.bundled, basename(name))),
  imported: () => packagesIn(folders.imported),
  readImported: (name) => read(join(folders.imported, basename(name))),
  store(name, bytes) {
    const part = join(folders.imported, `${name}.${randomUUID()}.part`);
    try {
      mkdirSync(folders.imported, { recursive: true });
      writeWhole(part, bytes);
      renameSync(part, join(folders.imported, basename(name)));
    } catch (cause) {
      rmSync(part, { force: true });
      throw appError('firmware.not-stored', { reason: codeOf(cause) }, { cause });
    }
  },
  remove(name) {
    try {
      rmSync(join(folders.imported, basename(name)), { force: true });
    } catch (cause) {
      throw appError('firmware.not-stored', { reason: codeOf(cause) }, { cause });
    }
  },
});
