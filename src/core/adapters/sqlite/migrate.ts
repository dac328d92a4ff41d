import type { Database } from 'better-sqlite3';
import { appError } from '#shared/errors/appError.ts';
import { fileTimestamp } from './fileTimestamp.ts';
import type { Migration } from './migrations.ts';

/** Tells other SQLite files from a site log ("NXLG"). */
export const applicationId = 0x4e584c47;

const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings the file to the newest version in one transaction; an older file is first copied to
 * `<file>.before-v<new>-<time>`. Returns the copy's path, if one was made.
 */
export const migrate = (
  db: Database,
  options: { file: string; migrations: readonly Migration[]; nowMs: number },
): string | undefined => {
  const newest = options.migrations.at(-1)?.version ?? 0;
  const found = versionOf(db);
  if (found > newest) throw appError('log.newer-format', { version: found, supported: newest });
  if (found === newest) return undefined;

  let copy: string | undefined;
  if (found > 0) {
    copy = `${options.file}.before-v${newest}-${fileTimestamp(options.nowMs)}`;
    db.prepare('VACUUM INTO ?').run(copy);
  }
  db.transaction(() => {
    // Read again inside: another process may have migrated while this one waited for the lock.
    const from = versionOf(db);
    for (const { version, sql, fill } of options.migrations) {
      if (version <= from) continue;
      db.exec(sql);
      fill?.(db);
    }
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${newest}`);
  }).immediate();
  return copy;
};
