import type { SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';
import { type RunState, runJobKind, runStateSchema } from './runState.ts';

export interface RunStore {
  /** `run.not-found` */
  get(id: string): RunState;
  /** Runs that have begun and not ended, oldest first. */
  open(): readonly RunState[];
  save(run: RunState): RunState;
}

/** Runs as they are kept in the log's database. */
export const createRunStore = (log: SiteLog): RunStore => {
  const parse = (stored: unknown): RunState[] => {
    const parsed = runStateSchema.safeParse(stored);
    return parsed.success ? [parsed.data] : [];
  };
  return {
    get(id) {
      const [run] = parse(log.job(id)?.state);
      if (!run) throw appError('run.not-found', { run: id });
      return run;
    },
    open: () =>
      log
        .jobs({ openOnly: true })
        .filter(({ kind }) => kind === runJobKind)
        .flatMap(({ state }) => parse(state))
        .sort((left, right) => left.createdAtMs - right.createdAtMs),
    save(run) {
      log.saveJob({
        id: run.id,
        kind: runJobKind,
        siteId: run.siteId,
        chargerSerial: run.serial,
        open: run.outcome === 'running',
        state: run,
      });
      return run;
    },
  };
};
