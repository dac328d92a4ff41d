import { readFileSync } from 'node:fs';
import { implement } from '@orpc/server';
import { readSiteFile, writeSiteFile } from '#core/loadbalancing/siteFile.ts';
import type { SiteLog, StoredPlan } from '#core/ports/siteLog.ts';
import type { PracticeSite } from '#core/practice/practiceSite.ts';
import { type StoredPlanView, sitePlanContract } from '#shared/contract/sitePlan.ts';
import { siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { appError } from '#shared/errors/appError.ts';

export interface SitePlanProcedureDeps {
  readonly log: SiteLog;
  readonly practice: PracticeSite;
  readonly scenarios: () => readonly Scenario[];
}

const viewPlan = (stored: StoredPlan | undefined): StoredPlanView => {
  if (stored === undefined) return { revision: 0, plan: null, savedAtMs: null };
  const plan = siteSchema.safeParse(stored.plan);
  return { revision: stored.revision, plan: plan.data ?? null, savedAtMs: stored.savedAtMs };
};

const fileNameOf = (name: string | undefined): string =>
  `${(name ?? 'site').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}.yaml`;

export const createSitePlanProcedures = ({ log, practice, scenarios }: SitePlanProcedureDeps) => {
  const os = implement(sitePlanContract);
  return {
    get: os.get.handler(({ input }) => viewPlan(log.sitePlan(input.siteId))),
    save: os.save.handler(({ input }) => {
      const { siteId, revision, plan } = input;
      if (log.site(siteId) === undefined) throw appError('log.not-found', { what: siteId });
      const saved = log.saveSitePlan(siteId, { revision, plan });
      if (saved === null) return { kind: 'stale' as const, stored: viewPlan(log.sitePlan(siteId)) };
      return { kind: 'saved' as const, revision: saved.revision, savedAtMs: saved.savedAtMs };
    }),
    readFile: os.readFile.handler(({ input }) => {
      const { site, findings } = readSiteFile(input.text, input.fileName);
      return { plan: site, findings: findings.map((each) => ({ ...each, params: { ...each.params } })) };
    }),
    writeFile: os.writeFile.handler(({ input }) => ({
      fileName: fileNameOf(input.plan.name),
      text: writeSiteFile(input.plan),
    })),
    practice: os.practice.handler(() => {
      const state = practice.state();
      if (state.kind !== 'running') throw appError('practice.not-running', {});
      const { siteFile } = state.ready;
      if (siteFile === undefined) return { plan: null };
      return { plan: readSiteFile(readFileSync(siteFile, 'utf8'), 'practice').draft };
    }),
    scenarios: os.scenarios.handler(() => [...scenarios()]),
  };
};
