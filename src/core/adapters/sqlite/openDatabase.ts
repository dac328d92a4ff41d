import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { appError } from '#shared/errors/appError.ts';
import { applicationId, migrate } from './migrate.ts';
import type { Migration } from './migrations.ts';

export interface OpenOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  readonly busyTimeoutMs: number;
  /** Largest size of the file in SQLite pages; how tests fill the disk. */
  readonly maxPages?: number | undefined;
}

/** Looks at an existing file through a read-only connection, so that a damaged or foreign one is never touched. */
const inspect = ({ file, migrations, busyTimeoutMs }: OpenOptions): void => {
  if (!existsSync(file)) return;
  const found = statSync(file);
  if (!found.isFile()) throw appError('file.unreadable', { file: basename(file) });
  if (found.size === 0) return;
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    const corrupt = (cause?: unknown) => appError('log.corrupt', { file: basename(file) }, { cause });
    const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0;
    const version = Number(db.pragma('user_version', { simple: true }));
    const newest = migrations.at(-1)?.version ?? 0;
    if (tables > 0 && db.pragma('application_id', { simple: true }) !== applicationId) throw corrupt();
    if (version > newest) throw appError('log.newer-format', { version, supported: newest });
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw corrupt(new Error(String(check)));
  } finally {
    db.close();
  }
};

/** Opens or creates the file, checked and migrated, with the settings that make a commit durable. */
export const openDatabase = (options: OpenOptions): Database.Database => {
  mkdirSync(dirname(options.file), { recursive: true });
  inspect(options);
  const db = new Database(options.file, { timeout: options.busyTimeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // With this, INSERT OR REPLACE asks the delete triggers too.
    db.pragma('recursive_triggers = ON');
    if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`);
    migrate(db, options);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
