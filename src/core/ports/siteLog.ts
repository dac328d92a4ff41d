import type { HistoryRecord } from '#shared/domain/charger/history/historyRecord.ts';
import type {
  EntryFilter,
  KnownCharger,
  LogEntry,
  NewEntry,
  Site,
  SiteSocket,
  Snapshot,
  Visit,
} from '#shared/domain/logEntry.ts';

export interface EntryPage {
  readonly entries: readonly LogEntry[];
  readonly total: number;
  /** Number to pass as `before` for the next page; null at the end. */
  readonly next: number | null;
}

export interface ChainReport {
  readonly entries: number;
  /** Number of the first entry whose hash, predecessor or format does not fit; null when all do. */
  readonly brokenAt: number | null;
  readonly lastHash: string;
}

/** A job as it is kept between restarts: `state` is the job's own JSON, the rest says who works on it. */
export interface StoredJob {
  readonly id: string;
  readonly kind: string;
  readonly siteId: string | null;
  readonly chargerSerial: string | null;
  readonly open: boolean;
  readonly state: unknown;
  readonly updatedAtMs: number;
}

/** How a site is wired; `revision` counts its changes, 0 = there is none yet. */
export interface StoredPlan {
  readonly revision: number;
  readonly plan: unknown;
  readonly savedAtMs: number;
}

/** A back end a person keeps to use again; `nameKey` tells it from the others. */
export interface StoredPreset {
  readonly id: string;
  readonly nameKey: string;
  readonly preset: unknown;
  readonly savedAtMs: number;
}

export interface LeaseHolder {
  readonly processId: number;
  /** Distinguishes two processes that had the same id: the process's start in Unix ms. */
  readonly startedAtMs: number;
  /** For people: "window", "browser", "command line". */
  readonly label: string;
}

export interface JobFilter {
  readonly openOnly: boolean;
  readonly siteId?: string | null;
  readonly kind?: string | null;
}

/**
 * The site log: append-only entries in a hash chain, snapshots, and the directory of sites, sockets, chargers and
 * visits. Several processes may use one. Errors: `log.disk-full`, `log.busy`, `log.corrupt`, `log.not-found`.
 */
export interface SiteLog {
  /**
   * Stored when it returns. With a `snapshotId`, `details.snapshotHash` is added. Also `input.invalid` (unknown field,
   * value of a secret) and `log.not-found` (site, socket, visit, intent or snapshot that does not exist).
   */
  append(entry: NewEntry): LogEntry;
  entry(id: string): LogEntry | undefined;
  /** Newest first; `limit` 1–1000. */
  entries(filter: EntryFilter, page: { limit: number; before?: number }): EntryPage;
  /** All entries of the filter, oldest first, without holding them in memory. */
  eachEntry(filter: EntryFilter): IterableIterator<LogEntry>;
  /** New entries in order: of this process at once, of others within about a second. */
  onAppended(listener: (entry: LogEntry) => void): () => void;
  verify(): ChainReport;
  newestEntryAtMs(): number | null;

  /** Refuses values of secrets, as `saveJob` does (`input.invalid`). */
  saveSnapshot(snapshot: Omit<Snapshot, 'id'>): Snapshot;
  snapshot(id: string): Snapshot | undefined;
  latestSnapshot(chargerSerial: string): Snapshot | undefined;
  /** Newest first, at most `limit`. */
  snapshots(chargerSerial: string, limit: number): readonly Snapshot[];

  /** Takes over what a charger wrote down of finished charges, none twice; answers how many were new. */
  keepHistory(
    charger: { readonly serial: string; readonly practice: boolean },
    records: readonly HistoryRecord[],
  ): number;
  /** Every charge that was ever taken over from a charger, also with a snapshot; newest first. */
  history(chargerSerial: string): readonly HistoryRecord[];

  createSite(site: Pick<Site, 'name' | 'country' | 'practice'>): Site;
  /** The site of this name, a practice or a real one; made when there is none, by one process only. */
  ensureSite(site: Pick<Site, 'name' | 'country' | 'practice'>): Site;
  sites(): readonly Site[];
  site(id: string): Site | undefined;
  ensureSocket(siteId: string, label: string): SiteSocket;
  sockets(siteId: string): readonly SiteSocket[];
  sitePlan(siteId: string): StoredPlan | undefined;
  /** Stored as the next revision; null when the plan has gone on from `revision` in the meantime. */
  saveSitePlan(
    siteId: string,
    change: { readonly revision: number; readonly plan: unknown },
  ): StoredPlan | null;
  /** Inserts or updates what is known of a charger; undefined fields keep what they were. */
  rememberCharger(charger: Pick<KnownCharger, 'serial'> & Partial<KnownCharger>): KnownCharger;
  chargers(siteId?: string): readonly KnownCharger[];
  charger(serial: string): KnownCharger | undefined;
  beginVisit(siteId: string, person: string): Visit;
  endVisit(id: string): void;
  visits(siteId: string): readonly Visit[];

  saveJob(job: Omit<StoredJob, 'updatedAtMs'>): void;
  job(id: string): StoredJob | undefined;
  /** Newest first; of one site or kind only where that is named. */
  jobs(options: JobFilter): readonly StoredJob[];

  /** Takes or renews the lease of a device for a process; returns the other holder when it is taken and alive. */
  acquireLease(device: string, holder: LeaseHolder): LeaseHolder | undefined;
  releaseLease(device: string, holder: LeaseHolder): void;
  lease(device: string): LeaseHolder | undefined;
  /**
   * For every intent without an outcome whose process is gone: appends an `interrupted` entry that names it.
   * Returns the new entries.
   */
  closeInterrupted(): readonly LogEntry[];

  /** By name. */
  backEndPresets(): readonly StoredPreset[];
  /**
   * Stores all of them, each in place of the one with its id; none when a name belongs to another. Answers the names
   * that do. Refuses values of secrets, as `saveJob` does.
   */
  saveBackEndPresets(presets: readonly Omit<StoredPreset, 'savedAtMs'>[]): readonly string[];
  /** Answers what it was, undefined when there was none. */
  removeBackEndPreset(id: string): StoredPreset | undefined;

  setting(key: string): unknown;
  setSetting(key: string, value: unknown): void;
  close(): void;
}
