import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { ManualFiles } from '#core/ports/manualFiles.ts';
import { type Manual, manualSchema } from '#shared/contract/manuals.ts';
import { appError } from '#shared/errors/appError.ts';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';

/** Written beside its place and flushed, then renamed: whoever reads sees the old or the new one. */
const writeBeside = (path: string, bytes: Uint8Array | string): void => {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = openSync(part, 'wx');
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
};

/** A name made of the model's hash: no word of a charger ever becomes a path. */
const stemOf = (model: string): string => createHash('sha256').update(model).digest('hex').slice(0, 32);

/** Manuals as files of one folder, each with a note of what it is; the folder is made when the first one comes. */
export const openManualFiles = (folder: string): ManualFiles => {
  const pathOf = (model: string, ending: 'pdf' | 'json') => join(folder, `${stemOf(model)}.${ending}`);
  const noteIn = (name: string): Manual[] => {
    try {
      const note = manualSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return note.success && existsSync(pathOf(note.data.model, 'pdf')) ? [note.data] : [];
    } catch {
      // A note that cannot be read is none; the manual can be taken in again.
      return [];
    }
  };
  const changing = (change: () => void): void => {
    try {
      change();
    } catch (cause) {
      throw appError('manual.not-stored', { reason: codeOf(cause) }, { cause });
    }
  };
  return {
    list() {
      try {
        return readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .flatMap(noteIn)
          .toSorted((left, right) => left.model.localeCompare(right.model));
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return [];
        throw appError('file.unreadable', { file: basename(folder) }, { cause });
      }
    },
    store: (manual, bytes) =>
      changing(() => {
        mkdirSync(folder, { recursive: true });
        writeBeside(pathOf(manual.model, 'pdf'), bytes);
        writeBeside(pathOf(manual.model, 'json'), JSON.stringify(manual));
      }),
    read(model) {
      try {
        return readFileSync(pathOf(model, 'pdf'));
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return undefined;
        throw appError('file.unreadable', { file: basename(pathOf(model, 'pdf')) }, { cause });
      }
    },
    pathOf: (model) => (existsSync(pathOf(model, 'pdf')) ? pathOf(model, 'pdf') : undefined),
    remove: (model) =>
      changing(() => {
        rmSync(pathOf(model, 'json'), { force: true });
        rmSync(pathOf(model, 'pdf'), { force: true });
      }),
  };
};
