import { type JobDeps, journalOf, type Report } from '#core/commissioning/jobContext.ts';
import { createChargerLink, isLinkTrouble } from '#core/devices/chargerLink.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { sendCertificates } from '#core/provisioning/sendCertificates.ts';
import type { CertificateKind } from '#shared/domain/certificates/certificateSet.ts';
import { appError } from '#shared/errors/appError.ts';
import { clientFacts, fingerprintOf, heldClient } from './backEndView.ts';

/** A certificate that has begun is finished: a half one would only have to be sent again. */
const never = new AbortController().signal;
/** Somebody stands there and waits (device time). */
const backWithinMs = 120_000;

const phaseOf = { ca: 'ca', client: 'client-certificate' } as const;

/**
 * Sends one set for a job. A lost link comes back by itself; one that stays lost ends in words of its own
 * (`certificate.link-lost`): what arrived stays in the charger, and the next time goes on.
 */
export const sendJobCertificate = async (
  deps: JobDeps,
  id: string,
  { id: deviceId }: DeviceSession,
  { kind, pem, report }: { readonly kind: CertificateKind; readonly pem: string; readonly report: Report },
): Promise<void> => {
  const { devices, clock } = deps;
  const { session } = devices.get(deviceId);
  try {
    await sendCertificates({
      ...{ session, clock, kind, pem, signal: never },
      journal: journalOf(deps, deps.store.get(id)),
      link: createChargerLink({
        ...{ devices, deviceId, clock, signal: never, backWithinMs },
        onReconnecting: () => report('reconnecting', 0, 0),
      }),
      report: (_phase, done, total) => report(phaseOf[kind], done, total),
    });
  } catch (error) {
    if (!isLinkTrouble(error)) throw error;
    throw appError('certificate.link-lost', { device: session.identity.name }, { cause: error });
  }
};

/**
 * Root certificates, then the charger's own: each only when the charger does not have it from this job already. A lost
 * link comes back by itself, with the PIN from before; answers the session that is open afterwards. Errors:
 * `certificate.…`, among them `certificate.link-lost`.
 */
export const sendJobCertificates = async (
  deps: JobDeps,
  id: string,
  session: DeviceSession,
  report: Report,
): Promise<DeviceSession> => {
  const state = deps.store.get(id);
  const { caPem } = state.answers.backend;
  const clientPem = heldClient(state, deps.secrets.of(id));
  if (caPem !== undefined && state.backEnd.caSha256 !== fingerprintOf(caPem)) {
    await sendJobCertificate(deps, id, session, { kind: 'ca', pem: caPem, report });
    deps.store.update(id, (job) => ({
      ...job,
      backEnd: { ...job.backEnd, caSha256: fingerprintOf(caPem) },
    }));
  }
  if (clientPem !== undefined) {
    await sendJobCertificate(deps, id, session, { kind: 'client', pem: clientPem, report });
    deps.secrets.keep(id, { clientPem: null });
    const facts = clientFacts(clientPem);
    const from = state.answers.backend.where ?? 'operator';
    const client = facts && { ...facts, from };
    deps.store.update(id, (job) => ({
      ...job,
      backEnd: { ...job.backEnd, hasClientCertificate: true, client },
    }));
  }
  return deps.devices.get(session.id).session;
};
