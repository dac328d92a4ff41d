import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { appError } from '#shared/errors/appError.ts';

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

const take = (path: string, busyTimeoutMs: number): Database.Database => {
  try {
    closeSync(openSync(path, 'a', 0o600));
    const lock = new Database(path, { timeout: busyTimeoutMs });
    try {
      // No journal file: nothing is ever written.
      lock.pragma('journal_mode = MEMORY');
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      throw error;
    }
  } catch (cause) {
    throw appError(isBusy(cause) ? 'vault.busy' : 'vault.not-saved', {}, { cause });
  }
};

/**
 * Runs `work` while no other process runs its own under the same lock. The lock is an empty SQLite file in an
 * exclusive transaction: the system takes it back when its owner dies, so there is none to be found stale.
 * Errors: `vault.busy`, `vault.not-saved`, those of `work`.
 */
export const withFileLock = <T>(path: string, busyTimeoutMs: number, work: () => T): T => {
  const lock = take(path, busyTimeoutMs);
  try {
    return work();
  } finally {
    lock.close();
  }
};
