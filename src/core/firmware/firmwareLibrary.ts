import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { FirmwareFiles, StoredPackage } from '#core/ports/firmwareFiles.ts';
import { compareFirmware } from '#shared/domain/firmware/firmwareVersion.ts';
import { type FirmwareRelease, firmwareIndexSchema, releaseOf } from '#shared/domain/firmware/manifest.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { ErrorCode } from '#shared/errors/catalogue.ts';
import { createListeners } from '#shared/listeners.ts';
import { type FirmwarePackage, openPackage } from './openPackage.ts';

/** One firmware the laptop knows. */
export interface LibraryEntry {
  readonly release: FirmwareRelease;
  /** `notes`: what is known of a firmware whose package is not here. */
  readonly origin: 'bundled' | 'imported' | 'notes';
  readonly signedBy: 'vendor' | 'practice' | null;
  readonly packageBytes: number | null;
  /** Bytes of the image a charger receives. */
  readonly imageBytes: number | null;
}

/** A file in the data folder that is a package no longer. */
export interface DamagedPackage {
  readonly file: string;
  readonly code: ErrorCode;
}

export interface FirmwareLibrary {
  /** Newest first, one per version. */
  list(): readonly LibraryEntry[];
  damaged(): readonly DamagedPackage[];
  /** Everything of it is checked before it is kept: the errors of `openPackage`, `firmware.duplicate`. */
  import(bytes: Uint8Array, fileName: string): LibraryEntry;
  /** Reads and checks it anew: `firmware.not-in-library`, `firmware.no-package`, the errors of `openPackage`. */
  open(version: string): FirmwarePackage;
  /** `firmware.bundled`, `firmware.not-in-library`. */
  remove(version: string): void;
  removeDamaged(file: string): void;
  onChange(listener: () => void): () => void;
}

interface Held {
  readonly entry: LibraryEntry;
  /** Undefined for notes. */
  readonly file: string | undefined;
  read(): FirmwarePackage;
}

type Read = { readonly held: Held } | { readonly damaged: DamagedPackage };

const fileNameOf = (version: string): string => `nexus-${version}.nexusfw`;

const entryOf = (
  { manifest, signedBy, image }: FirmwarePackage,
  origin: LibraryEntry['origin'],
  bytes: Uint8Array,
): LibraryEntry => ({
  release: releaseOf(manifest),
  origin,
  signedBy,
  packageBytes: bytes.length,
  imageBytes: image.length,
});

const readBundled = (files: FirmwareFiles): Held[] => {
  const index = files.bundledIndex();
  if (index === undefined) return [];
  const parsed = firmwareIndexSchema.safeParse(index);
  if (!parsed.success) throw appError('file.invalid', { file: 'index.json', reason: 'schema' });
  return parsed.data.releases.map(({ file, packageBytes: _bytes, packageSha256, ...release }): Held => {
    if (file === null) {
      const entry = {
        release,
        origin: 'notes',
        signedBy: null,
        packageBytes: null,
        imageBytes: null,
      } as const;
      return {
        entry,
        file: undefined,
        read: () => {
          throw appError('firmware.no-package', { version: release.version });
        },
      };
    }
    const bytes = files.bundled(file);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (packageSha256 !== null && found !== packageSha256) throw appError('firmware.altered', { file });
    return {
      entry: entryOf(openPackage(bytes, file), 'bundled', bytes),
      file,
      read: () => openPackage(files.bundled(file), file),
    };
  });
};

const readImported = (files: FirmwareFiles, { name }: StoredPackage): Read => {
  const read = () => openPackage(files.readImported(name), name);
  try {
    const bytes = files.readImported(name);
    return { held: { entry: entryOf(openPackage(bytes, name), 'imported', bytes), file: name, read } };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { damaged: { file: name, code: error.code } };
  }
};

/** What came with the program and what was imported; each imported file is read once, and again when it changes. */
export const createFirmwareLibrary = (files: FirmwareFiles): FirmwareLibrary => {
  let bundled: readonly Held[] | undefined;
  const seen = new Map<string, { stamp: string; read: Read }>();
  const { tell, add: onChange } = createListeners();

  // Another process may have imported meanwhile, so the folder is looked at each time.
  const imported = (): readonly Read[] =>
    files.imported().map((stored) => {
      const known = seen.get(stored.name);
      if (known?.stamp === stored.stamp) return known.read;
      const read = readImported(files, stored);
      seen.set(stored.name, { stamp: stored.stamp, read });
      return read;
    });
  const held = (): Held[] => {
    bundled ??= readBundled(files);
    const own = imported().flatMap((read) => ('held' in read ? [read.held] : []));
    const isOwn = ({ entry }: Held) =>
      own.some(({ entry: { release } }) => release.version === entry.release.version);
    // Notes alone give way to a package that brings them itself; a package that came with the program does not.
    const rest = bundled.filter((each) => each.file !== undefined || !isOwn(each));
    const versions = new Set(rest.map(({ entry }) => entry.release.version));
    return [...rest, ...own.filter(({ entry }) => !versions.has(entry.release.version))].toSorted(
      (left, right) => compareFirmware(right.entry.release.version, left.entry.release.version),
    );
  };
  const find = (version: string): Held => {
    const found = held().find(({ entry }) => entry.release.version === version);
    if (!found) throw appError('firmware.not-in-library', { version });
    return found;
  };

  return {
    list: () => held().map(({ entry }) => entry),
    damaged: () => imported().flatMap((read) => ('damaged' in read ? [read.damaged] : [])),
    import(bytes, fileName) {
      const opened = openPackage(bytes, basename(fileName));
      const { version } = opened.manifest;
      const isThere = held().some(
        ({ entry, file }) => file !== undefined && entry.release.version === version,
      );
      if (isThere) throw appError('firmware.duplicate', { version });
      files.store(fileNameOf(version), bytes);
      tell();
      return entryOf(opened, 'imported', bytes);
    },
    open: (version) => find(version).read(),
    remove(version) {
      const { entry, file } = find(version);
      if (file === undefined || entry.origin !== 'imported') throw appError('firmware.bundled', { version });
      files.remove(file);
      tell();
    },
    removeDamaged(file) {
      const isDamaged = imported().some((read) => 'damaged' in read && read.damaged.file === file);
      if (!isDamaged) throw appError('firmware.not-in-library', { version: file });
      files.remove(file);
      tell();
    },
    onChange,
  };
};
