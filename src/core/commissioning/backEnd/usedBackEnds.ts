import { createJobStore } from '#core/commissioning/jobStore.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { presetOfAnswers, type UsedBackEnd } from '#shared/domain/ocppPreset/backEndPreset.ts';

const most = 5;

/**
 * The operators' back ends of earlier jobs that wrote them into a charger: newest first, each address once, five of
 * practice sites and five of real ones.
 */
export const usedBackEnds = (deps: {
  readonly log: SiteLog;
  readonly clock: Clock;
}): readonly UsedBackEnd[] => {
  const { log, clock } = deps;
  const practice = new Set(log.sites().flatMap((site) => (site.practice ? [site.id] : [])));
  const used: UsedBackEnd[] = [];
  for (const job of createJobStore(log, clock).list(false)) {
    const { backend } = job.answers;
    const isWritten = job.kind === 'ocpp' && job.backEnd.writtenAnswers !== null;
    if (!isWritten || backend.where !== 'operator' || backend.url === undefined) continue;
    const { url } = backend;
    const isPractice = practice.has(job.siteId);
    const alike = used.filter((each) => each.practice === isPractice);
    if (alike.length === most || alike.some(({ preset }) => preset.url === url)) continue;
    used.push({
      jobId: job.id,
      usedAtMs: job.updatedAtMs,
      practice: isPractice,
      preset: presetOfAnswers(log.site(job.siteId)?.name ?? '', backend),
    });
  }
  return used;
};
