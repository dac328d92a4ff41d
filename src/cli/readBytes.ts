import { readFileSync } from 'node:fs';
import { appError } from '#shared/errors/appError.ts';

/** The bytes of a file somebody named: `file.not-found`, `file.unreadable`. */
export const readBytes = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw appError(isMissing ? 'file.not-found' : 'file.unreadable', { file }, { cause: error });
  }
};
