import type { StoredPlan } from '#core/ports/siteLog.ts';
import { canonicalJson } from './entryHash.ts';
import { readJson } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

interface PlanRow {
  readonly revision: number;
  readonly plan: string;
  readonly savedAtMs: number;
}

/** How sites are wired. A change names the revision it was made from, so that two windows cannot undo each other. */
export const createSitePlanStore = ({ db, file, nowMs }: StoreContext) => {
  const get = db.prepare<[string], PlanRow>(
    'SELECT revision, plan, saved_at_ms AS savedAtMs FROM site_plan WHERE site_id = ?',
  );
  const put = db.prepare(
    `INSERT INTO site_plan (site_id, revision, plan, saved_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (site_id) DO UPDATE SET revision = excluded.revision, plan = excluded.plan,
       saved_at_ms = excluded.saved_at_ms`,
  );
  const read = (siteId: string): StoredPlan | undefined => {
    const row = get.get(siteId);
    return row && { ...row, plan: readJson(row.plan, file) };
  };
  return {
    sitePlan: read,
    saveSitePlan: (siteId: string, change: { readonly revision: number; readonly plan: unknown }) =>
      inOneWrite(db, (): StoredPlan | null => {
        const revision = get.get(siteId)?.revision ?? 0;
        if (revision !== change.revision) return null;
        const savedAtMs = nowMs();
        put.run(siteId, revision + 1, canonicalJson(change.plan, 'plan'), savedAtMs);
        return { revision: revision + 1, plan: change.plan, savedAtMs };
      }),
  };
};
