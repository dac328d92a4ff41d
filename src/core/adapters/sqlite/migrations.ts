import type { Database } from 'better-sqlite3';
import { historyOfSnapshots } from './migrations/historyOfSnapshots.ts';
import { m001SiteLog } from './migrations/m001SiteLog.ts';
import { m002History } from './migrations/m002History.ts';
import { m003SitePlan } from './migrations/m003SitePlan.ts';
import { m004BackEndPreset } from './migrations/m004BackEndPreset.ts';

/** SQL that leads a file from one version (`PRAGMA user_version`) to the next. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
  /** What SQL alone cannot bring over, in the same transaction. */
  readonly fill?: (db: Database) => void;
}

/** All migrations in order; a released one is never edited. */
export const migrations: readonly Migration[] = [
  { version: 1, sql: m001SiteLog },
  { version: 2, sql: m002History, fill: historyOfSnapshots },
  { version: 3, sql: m003SitePlan },
  { version: 4, sql: m004BackEndPreset },
];
