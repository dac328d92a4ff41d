import type { JobView } from '#shared/contract/jobs.ts';
import type { CertificateView } from '#shared/domain/certificates/certificateSet.ts';
import { backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import type { SheetFacts } from '#shared/domain/operatorSheet/sheetFacts.ts';

const isSteered = ({ asFound }: JobView): boolean =>
  Number(asFound?.values['loadBalancing.mode'] ?? 0) !== 0 ||
  Number(asFound?.values['modbus.flags'] ?? 0) % 2 === 1;

/** What a job tells the operator of its back end; null while there is no address. */
export const sheetFactsOf = (
  job: JobView,
  roots: readonly Omit<CertificateView, 'names'>[],
): SheetFacts | null => {
  const { backEnd, charger, answers, site, person } = job;
  const { url, identity, connectionUrl } = backEnd?.check ?? {};
  if (charger === null || url == null || identity == null || connectionUrl == null) return null;
  const { serial, model, firmware } = charger.identity;
  const {
    profile = backendDefaults.profile,
    heartbeatS = backendDefaults.heartbeatS,
    meterIntervalS = backendDefaults.meterIntervalS,
    offline = backendDefaults.offline,
    acceptsProfiles = backendDefaults.acceptsProfiles,
  } = answers.backend;
  return {
    charger: { serial, model, firmware },
    limitA: job.status.currentA,
    ...{ url, identity, connectionUrl, profile },
    roots: roots.map(({ subject, issuer, untilMs, sha256 }) => ({ subject, issuer, untilMs, sha256 })),
    client: profile === 3 ? (backEnd?.client ?? null) : null,
    ...{ heartbeatS, meterIntervalS, offline, acceptsProfiles },
    hasLocalLimit: isSteered(job),
    site: site.name,
    socket: job.socketLabel,
    person: [person.name, person.qualification].filter(Boolean).join(', '),
    atMs: job.updatedAtMs,
    proof: backEnd?.proof ?? 'none',
    isPractice: site.practice || charger.identity.practice,
  };
};
