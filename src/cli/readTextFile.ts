import { readBytes } from './readBytes.ts';

/** The text of a file somebody named: `file.not-found`, `file.unreadable`. */
export const readTextFile = (file: string): string => Buffer.from(readBytes(file)).toString('utf8');
