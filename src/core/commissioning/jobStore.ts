import { nameOfSiteTest } from '#core/loadbalancing/siteTest/createSiteTests.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';
import { type JobState, jobStateSchema } from './jobState.ts';

export interface JobStore {
  /** `job.not-found`. */
  get(id: string): JobState;
  list(openOnly: boolean): readonly JobState[];
  save(state: JobState): JobState;
  /** Changes a job and tells everybody who watches it. */
  update(id: string, change: (state: JobState) => JobState): JobState;
  onChange(id: string, listener: () => void): () => void;
  /** Something about the job that is not stored has changed (its connection). */
  touch(id: string): void;
}

/** Jobs as they are kept in the log's database; another process's changes are seen at the next read. */
export const createJobStore = (log: SiteLog, clock: Clock): JobStore => {
  const listeners = new Map<string, Set<() => void>>();
  const touch = (id: string) => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  const parse = (stored: unknown): JobState | undefined => {
    const parsed = jobStateSchema.safeParse(stored);
    return parsed.success ? parsed.data : undefined;
  };
  const get = (id: string): JobState => {
    const state = parse(log.job(id)?.state);
    if (!state) throw appError('job.not-found', { job: id });
    return state;
  };
  const save = (state: JobState): JobState => {
    const next = { ...state, updatedAtMs: clock.nowMs() };
    log.saveJob({
      id: next.id,
      kind: next.kind,
      siteId: next.siteId,
      chargerSerial: next.charger?.identity.serial ?? null,
      open: next.open,
      state: next,
    });
    touch(next.id);
    return next;
  };

  return {
    get,
    save,
    touch,
    list: (openOnly) => log.jobs({ openOnly }).flatMap((job) => parse(job.state) ?? []),
    update: (id, change) => save(change(get(id))),
    onChange(id, listener) {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => set.delete(listener);
    },
  };
};

/** Where a job is at work, in words for people: "Site · Socket"; a charger no job holds is held by an update. */
export const placeOfJob = (log: SiteLog, jobId: string): string => {
  const ofSiteTest = nameOfSiteTest(log, jobId);
  if (ofSiteTest !== undefined) return ofSiteTest;
  const parsed = jobStateSchema.safeParse(log.job(jobId)?.state);
  if (!parsed.success) return 'firmware-update';
  return `${log.site(parsed.data.siteId)?.name ?? ''} · ${parsed.data.socketLabel}`;
};
