import type { Api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import type { StoredPlanView } from '#shared/contract/sitePlan.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { beginHistory, type PlanHistory, redo, undo, withChange } from './planHistory.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

/** A plan that is open in this window. */
export interface PlanState {
  readonly history: PlanHistory | null;
  readonly isLoaded: boolean;
  readonly revision: number;
  readonly save: SaveState;
  readonly error: WireError | null;
  /** What another window has saved meanwhile; a person says which of the two stays. */
  readonly theirs: StoredPlanView | null;
}

export interface PlanStore {
  readonly state: () => PlanState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly load: () => Promise<void>;
  readonly change: (plan: Site, about?: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Saves now what waits to be saved. */
  readonly flush: () => Promise<void>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

type PlanApi = Pick<Api['sitePlan'], 'get' | 'save'>;
const saveAfterMs = 500;

const empty: PlanState = {
  history: null,
  isLoaded: false,
  revision: 0,
  save: 'saved',
  error: null,
  theirs: null,
};

const asStored = ({ plan, revision }: StoredPlanView): Partial<PlanState> => ({
  history: plan === null ? null : beginHistory(plan),
  revision,
  isLoaded: true,
  save: 'saved',
  theirs: null,
});

/** Saves now, or shortly after a change; one save at a time, and none over what another window has saved. */
const createAutosave = (
  siteId: string,
  api: Pick<PlanApi, 'save'>,
  now: () => PlanState,
  set: (change: Partial<PlanState>) => void,
) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    const plan = now().history?.now;
    if (plan === undefined || now().save === 'saving' || now().save === 'stale') return;
    set({ save: 'saving', error: null });
    try {
      const answer = await api.save({ siteId, revision: now().revision, plan });
      if (answer.kind === 'stale') {
        set({ save: 'stale', theirs: answer.stored });
        return;
      }
      const isNewest = now().history?.now === plan;
      set({ revision: answer.revision, save: isNewest ? 'saved' : 'waiting' });
      if (!isNewest) await save();
    } catch (thrown) {
      set({ save: 'failed', error: toBridgeError(thrown) });
    }
  };
  const saveSoon = () => {
    if (now().save === 'saving' || now().save === 'stale') return;
    set({ save: 'waiting' });
    clearTimeout(timer);
    timer = setTimeout(() => void save(), saveAfterMs);
  };
  return { save, saveSoon };
};

/** Opens the plan of a site: every change is saved by itself, shortly after, from the revision it was made from. */
export const createPlanStore = (siteId: string, api: PlanApi): PlanStore => {
  let state = empty;
  const listeners = new Set<() => void>();
  const set = (change: Partial<PlanState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const take = (stored: StoredPlanView) => set(asStored(stored));
  const { save, saveSoon } = createAutosave(siteId, api, () => state, set);
  const step = (change: (history: PlanHistory) => PlanHistory) => {
    if (state.history === null) return;
    const history = change(state.history);
    if (history === state.history) return;
    set({ history });
    saveSoon();
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      if (state.save !== 'saved') return;
      try {
        const stored = await api.get({ siteId });
        // Begun to draw while it was asked, or nothing new: what is here stays, with its way back.
        const isNew = !state.isLoaded || stored.revision !== state.revision;
        if (state.save === 'saved' && isNew) take(stored);
      } catch (thrown) {
        set({ error: toBridgeError(thrown) });
      }
    },
    change: (plan, about = null) => {
      if (state.history !== null) {
        step((history) => withChange(history, plan, about));
        return;
      }
      set({ history: beginHistory(plan) });
      saveSoon();
    },
    undo: () => step(undo),
    redo: () => step(redo),
    flush: async () => {
      if (state.save === 'waiting' || state.save === 'failed') await save();
    },
    keepMine: () => {
      if (state.theirs === null) return;
      set({ revision: state.theirs.revision, theirs: null, save: 'waiting' });
      void save();
    },
    takeTheirs: () => {
      if (state.theirs !== null) take(state.theirs);
    },
  };
};
