import type { JobDeps, Report } from '#core/commissioning/jobContext.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { knownRoots, sentCertificates } from '#core/provisioning/certificates/sentCertificates.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { certificatePoints } from '#shared/domain/certificates/certificateSet.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import { sendJobCertificate } from './sendJobCertificates.ts';

export interface UndoneCertificates {
  /** The one that is open afterwards: a lost link comes back by itself. */
  readonly session: DeviceSession;
  readonly proof: readonly ProofRow[];
  readonly notRestorable: readonly NotRestorable[];
}

const left = (point: string): NotRestorable => ({ point, reason: 'certificate' });

/**
 * Sends the root certificates a charger had from this program before the job, where a job still holds their text, and
 * says what stays: a charger replaces certificates, and deletes them by factory reset alone. Errors: `certificate.…`.
 */
export const undoCertificates = async (
  deps: JobDeps,
  id: string,
  session: DeviceSession,
  report: Report,
): Promise<UndoneCertificates> => {
  const sent = sentCertificates(deps.log, session.identity.serial);
  const ofJob = sent.filter(({ jobId }) => jobId === id);
  const notRestorable = ofJob.some(({ kind }) => kind === 'client') ? [left(certificatePoints.client)] : [];
  const roots = ofJob.findLast(({ kind }) => kind === 'ca');
  if (roots === undefined) return { session, proof: [], notRestorable };
  const earlier = sent.findLast(
    ({ kind, jobId, atMs, isCertain }) =>
      kind === 'ca' && jobId !== id && isCertain && atMs <= (ofJob[0]?.atMs ?? 0),
  );
  if (earlier?.sha256 === roots.sha256) return { session, proof: [], notRestorable };
  const pem = earlier && knownRoots(deps.log, earlier.sha256);
  if (pem === undefined)
    return { session, proof: [], notRestorable: [left(certificatePoints.ca), ...notRestorable] };
  await sendJobCertificate(deps, id, session, { kind: 'ca', pem, report });
  deps.store.update(id, (job) => ({ ...job, backEnd: { ...job.backEnd, caSha256: null } }));
  const row = { before: null, wanted: null, found: null, result: 'written' } as const;
  return {
    session: deps.devices.get(session.id).session,
    proof: [{ point: certificatePoints.ca, ...row }],
    notRestorable,
  };
};
