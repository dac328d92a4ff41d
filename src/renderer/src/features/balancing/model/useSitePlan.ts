import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import type { SiteFinding } from '#shared/domain/balancing/site/siteRules.ts';
import { createPlanStore, type PlanState, type PlanStore } from './planStore.ts';

// Kept while the program runs, so that a look at the proof loses no way back.
const stores = new Map<string, PlanStore>();

const storeOf = (siteId: string): PlanStore => {
  const open = stores.get(siteId);
  if (open !== undefined) return open;
  const made = createPlanStore(siteId, api.sitePlan);
  stores.set(siteId, made);
  return made;
};

export interface SitePlan extends PlanState {
  readonly store: PlanStore;
  /** Everything that is wrong or open, worked out anew with every change. */
  readonly findings: readonly SiteFinding[];
}

const none: readonly SiteFinding[] = [];

/** The plan of a site as this window has it; looked for again when the window is come back to. */
export const useSitePlan = (siteId: string): SitePlan => {
  const store = storeOf(siteId);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    const load = () => void store.load();
    const leave = () => void store.flush();
    load();
    window.addEventListener('focus', load);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('focus', load);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [store]);
  const plan = state.history?.now;
  const findings = useMemo(() => (plan === undefined ? none : checkSite(plan)), [plan]);
  return { ...state, store, findings };
};
