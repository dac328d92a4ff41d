import { createJobStore } from '#core/commissioning/jobStore.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { presetOfAnswers, type UsedBackEnd } from '#shared/domain/ocppPreset/backEndPreset.ts';

const most = 5;

/** The operators' back ends of earlier jobs that wrote them into a charger: newest first, each address once. */
export const usedBackEnds = (deps: {
  readonly log: SiteLog;
  readonly clock: Clock;
}): readonly UsedBackEnd[] => {
  const { log, clock } = deps;
  const practice = new Set(log.sites().flatMap((site) => (site.practice ? [site.id] : [])));
  const seen = new Set<string>();
  const used: UsedBackEnd[] = [];
  for (const job of createJobStore(log, clock).list(false)) {
    const { backend } = job.answers;
    const isWritten = job.kind === 'ocpp' && job.backEnd.writtenAnswers !== null;
    if (!isWritten || backend.where !== 'operator' || backend.url === undefined) continue;
    if (seen.has(backend.url)) continue;
    seen.add(backend.url);
    const name = log.site(job.siteId)?.name ?? '';
    used.push({
      jobId: job.id,
      usedAtMs: job.updatedAtMs,
      practice: practice.has(job.siteId),
      preset: presetOfAnswers(name, backend),
    });
    if (used.length === most) break;
  }
  return used;
};
