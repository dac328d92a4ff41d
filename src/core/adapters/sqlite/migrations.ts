import { m001SiteLog } from './migrations/m001SiteLog.ts';

/** SQL that leads a file from one version (`PRAGMA user_version`) to the next. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** All migrations in order; a released one is never edited. */
export const migrations: readonly Migration[] = [{ version: 1, sql: m001SiteLog }];
