import type { Database } from 'better-sqlite3';

/** What every store of one open log shares. */
export interface StoreContext {
  readonly db: Database;
  readonly file: string;
  readonly appVersion: string;
  readonly nowMs: () => number;
  readonly newId: () => string;
}

/** Runs `work` as one write transaction: all of it or nothing, with the write lock taken before the first read. */
export const inOneWrite = <R>(db: Database, work: () => R): R => db.transaction(work).immediate();
