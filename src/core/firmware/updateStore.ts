import type { SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';
import { type UpdateState, updateJobKind, updateStateSchema } from './updateState.ts';

export interface UpdateStore {
  /** `run.not-found` */
  get(id: string): UpdateState;
  /** Begun and not ended, oldest first. */
  open(): readonly UpdateState[];
  save(update: UpdateState): UpdateState;
}

/** Updates as they are kept in the log's database. */
export const createUpdateStore = (log: SiteLog): UpdateStore => {
  const parse = (stored: unknown): UpdateState[] => {
    const parsed = updateStateSchema.safeParse(stored);
    return parsed.success ? [parsed.data] : [];
  };
  return {
    get(id) {
      const [update] = parse(log.job(id)?.state);
      if (!update) throw appError('run.not-found', { run: id });
      return update;
    },
    open: () =>
      log
        .jobs({ openOnly: true })
        .filter(({ kind }) => kind === updateJobKind)
        .flatMap(({ state }) => parse(state))
        .toSorted((left, right) => left.createdAtMs - right.createdAtMs),
    save(update) {
      log.saveJob({
        id: update.id,
        kind: updateJobKind,
        siteId: update.siteId,
        chargerSerial: update.serial,
        open: update.outcome === 'running',
        state: update,
      });
      return update;
    },
  };
};
