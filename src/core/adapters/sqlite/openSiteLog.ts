import { randomUUID } from 'node:crypto';
import type { LeaseHolder, SiteLog } from '#core/ports/siteLog.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { createAppend } from './appendEntry.ts';
import { createChargerStore } from './chargerStore.ts';
import { createEntryStore } from './entryStore.ts';
import { createFollowAppends } from './followAppends.ts';
import { createHistoryStore } from './historyStore.ts';
import { createCloseInterrupted } from './interruptedIntents.ts';
import { createJobStore } from './jobStore.ts';
import { createLeaseStore } from './leaseStore.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './openDatabase.ts';
import { createPresetStore } from './presetStore.ts';
import { createProcessRegister, type IsProcessAlive } from './processRegister.ts';
import { createSitePlanStore } from './sitePlanStore.ts';
import { createSiteStore } from './siteStore.ts';
import { createSnapshotStore } from './snapshotStore.ts';
import { translated, withTranslatedErrors } from './sqliteErrors.ts';
import type { StoreContext } from './storeContext.ts';
import { createVerify } from './verifyChain.ts';

export interface SiteLogOptions {
  /** Path of the database; its folder is made when missing. */
  readonly file: string;
  readonly appVersion: string;
  readonly clock: { nowMs(): number };
  /** The process that opens the log: owner of its intents and leases. */
  readonly holder: LeaseHolder;
  readonly isProcessAlive?: IsProcessAlive;
  readonly newId?: () => string;
  /** How long to wait for another process's transaction before `log.busy`. */
  readonly busyTimeoutMs?: number;
  /** Largest size of the file in SQLite pages of 4096 bytes. */
  readonly maxPages?: number;
}

const signOfLifeEveryMs = 5_000;

/** Repeats the sign of life until the returned function is called. Never keeps the process running. */
const repeatSignOfLife = (give: () => void): (() => void) => {
  const timer = setInterval(() => {
    try {
      give();
    } catch {
      // Locked or full: the next one counts.
    }
  }, signOfLifeEveryMs);
  timer.unref();
  return () => clearInterval(timer);
};

/** Runs `work`; a full disk is no reason to refuse reading the log. */
const unlessDiskFull = (file: string, work: () => void): void => {
  try {
    translated(file, work);
  } catch (error) {
    if (!isAppError(error, 'log.disk-full')) throw error;
  }
};

const assemble = (context: StoreContext, { holder, isProcessAlive }: SiteLogOptions): SiteLog => {
  const { db, file } = context;
  const entries = createEntryStore(context);
  const follow = createFollowAppends(context, entries);
  const appendRow = createAppend(context);
  const processes = createProcessRegister(context, isProcessAlive);
  const leases = createLeaseStore(context, processes);
  const closeInterrupted = createCloseInterrupted(context, processes, (entry) => appendRow(entry, holder));

  unlessDiskFull(file, () => {
    processes.signOfLife(holder);
    processes.removeDead();
  });
  const stopSignsOfLife = repeatSignOfLife(() => processes.signOfLife(holder));

  return {
    ...createSnapshotStore(context),
    ...createHistoryStore(context),
    ...createSiteStore(context),
    ...createSitePlanStore(context),
    ...createChargerStore(context),
    ...createJobStore(context),
    ...createPresetStore(context),
    entry: entries.entry,
    entries: entries.entries,
    eachEntry: entries.eachEntry,
    newestEntryAtMs: entries.newestEntryAtMs,
    onAppended: follow.onAppended,
    verify: createVerify(context),
    acquireLease: leases.acquireLease,
    releaseLease: leases.releaseLease,
    lease: leases.lease,
    append: (entry) => {
      const appended = appendRow(entry, holder);
      follow.appended();
      return appended;
    },
    closeInterrupted: () => {
      const closed = closeInterrupted();
      follow.appended();
      return closed;
    },
    close: () => {
      if (!db.open) return;
      stopSignsOfLife();
      follow.stop();
      try {
        unlessDiskFull(file, () => {
          leases.releaseAll(holder);
          processes.leave(holder);
        });
      } finally {
        db.close();
      }
    },
  };
};

/**
 * Opens (or creates) a site log in a SQLite file. Errors: `log.corrupt` (the file stays as it is), `log.newer-format`,
 * `log.busy`, `log.disk-full`, `file.unreadable`.
 */
export const openSiteLog = (options: SiteLogOptions): SiteLog => {
  const { file, clock } = options;
  return translated(file, () => {
    const db = openDatabase({
      file,
      migrations,
      nowMs: clock.nowMs(),
      busyTimeoutMs: options.busyTimeoutMs ?? 5_000,
      maxPages: options.maxPages,
    });
    try {
      const context: StoreContext = {
        db,
        file,
        appVersion: options.appVersion,
        nowMs: () => clock.nowMs(),
        newId: options.newId ?? randomUUID,
      };
      return withTranslatedErrors(file, assemble(context, options));
    } catch (error) {
      db.close();
      throw error;
    }
  });
};
