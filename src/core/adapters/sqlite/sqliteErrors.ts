import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors/appError.ts';

const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const fullCodes = ['ENOSPC', 'EIO', 'EDQUOT', 'EFBIG'];

/** The catalogue's error for what SQLite or the file system said; undefined when it is none of the known ones. */
const known = (error: unknown, file: string): AppError | undefined => {
  const code = systemCode(error);
  if (code === undefined) return undefined;
  const options = { cause: error };
  if (fullCodes.includes(code)) return appError('log.disk-full', {}, options);
  if (['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR'].includes(code)) {
    return appError('file.unreadable', { file: basename(file) }, options);
  }
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_CORRUPTFS|IOERR_DATA)/.test(code)) {
    return appError('log.corrupt', { file: basename(file) }, options);
  }
  if (/^SQLITE_(FULL|IOERR)/.test(code)) return appError('log.disk-full', {}, options);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return appError('log.busy', {}, options);
  // Only sites and sockets are referred to by foreign keys.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return appError('log.not-found', { what: 'site' }, options);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return appError('file.unreadable', { file: basename(file) }, options);
  }
  return undefined;
};

/** Runs `work`; what SQLite throws comes out as an error of the catalogue with the driver's as cause. */
export const translated = <R>(file: string, work: () => R): R => {
  try {
    return work();
  } catch (error) {
    throw known(error, file) ?? error;
  }
};

/** The same object, every method of which runs `translated`. */
export const withTranslatedErrors = <T extends object>(file: string, methods: T): T =>
  new Proxy(methods, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => translated(file, () => Reflect.apply(member, target, args));
    },
  });
