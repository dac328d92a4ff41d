import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';
import { fileTimestamp } from './fileTimestamp.ts';
import { openSiteLog, type SiteLogOptions } from './openSiteLog.ts';
import { translated } from './sqliteErrors.ts';

/** The database and what SQLite keeps beside it; a copy is worth something only with all of them. */
const suffixes = ['', '-wal', '-shm'] as const;

const setAside = (file: string, nowMs: number, move: (from: string, to: string) => void): string => {
  if (!existsSync(file)) throw appError('file.not-found', { file: basename(file) });
  const aside = `${file}.damaged-${fileTimestamp(nowMs)}`;
  return translated(file, () => {
    for (const suffix of suffixes) {
      if (existsSync(file + suffix)) move(file + suffix, aside + suffix);
    }
    return aside;
  });
};

/**
 * Copies a damaged log to `<file>.damaged-<time>` (with `-wal` and `-shm`) and leaves the original as it is.
 * Returns the copy's path; never overwrites.
 */
export const backupCorrupt = (file: string, nowMs: number): string =>
  setAside(file, nowMs, (from, to) => copyFileSync(from, to, constants.COPYFILE_EXCL));

/**
 * Moves a damaged log to `<file>.damaged-<time>` and opens an empty one in its place. Only for a person who asked
 * for it; no other process may have the log open.
 */
export const startFresh = (options: SiteLogOptions): { log: SiteLog; movedTo: string } => {
  const movedTo = setAside(options.file, options.clock.nowMs(), (from, to) => {
    if (existsSync(to)) throw appError('file.unreadable', { file: basename(to) });
    renameSync(from, to);
  });
  return { log: openSiteLog(options), movedTo };
};
