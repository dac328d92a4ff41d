import { readFileSync } from 'node:fs';
import { appError } from '#shared/errors/appError.ts';

/** The text of a file somebody named: `file.not-found`, `file.unreadable`. */
export const readTextFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw appError(isMissing ? 'file.not-found' : 'file.unreadable', { file }, { cause: error });
  }
};
