import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SiteLog } from '#core/ports/siteLog.ts';
import {
  type CertificateKind,
  certificateKinds,
  certificatePoints,
} from '#shared/domain/certificates/certificateSet.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { certificateText } from './readCertificates.ts';

/** Certificates this program has sent to a charger, or may have: nobody can read them there. */
export interface SentCertificates {
  readonly kind: CertificateKind;
  readonly sha256: string;
  readonly atMs: number;
  readonly jobId: string | null;
  /** False where it broke off behind the point at which the charger may have taken it. */
  readonly isCertain: boolean;
}

const detailsSchema = z.object({
  purpose: z.literal('certificates'),
  kind: z.enum(certificateKinds),
  sha256: z.string(),
});

const sentOf = (entry: LogEntry): SentCertificates[] => {
  const { data } = detailsSchema.safeParse(entry.details);
  const isRefused = entry.changes.some(({ result }) => result === 'refused');
  if (data === undefined || isRefused) return [];
  const { atMs, jobId } = entry;
  return [{ kind: data.kind, sha256: data.sha256, atMs, jobId, isCertain: entry.outcome === 'done' }];
};

/** What was sent to a charger, the oldest first. */
export const sentCertificates = (log: SiteLog, chargerSerial: string): readonly SentCertificates[] =>
  [...log.eachEntry({ chargerSerial, kinds: ['write', 'interrupted'] })].flatMap(sentOf);

/** Certificates that came since then and stay whatever is put back. */
export const certificatesLeft = (log: SiteLog, serial: string, sinceMs: number): readonly NotRestorable[] => {
  const kinds = new Set(
    sentCertificates(log, serial).flatMap(({ kind, atMs }) => (atMs > sinceMs ? [kind] : [])),
  );
  return [...kinds].map((kind) => ({ point: certificatePoints[kind], reason: 'certificate' }));
};

/** What a charger takes of a text, and its hash as the log has it. */
export const certificateHash = (kind: CertificateKind, pem: string): string =>
  createHash('sha256')
    .update(certificateText(kind, [Buffer.from(pem, 'latin1')]) ?? pem, 'latin1')
    .digest('hex');

const jobSchema = z.object({ answers: z.object({ backend: z.object({ caPem: z.string() }) }) });

/** The text of root certificates with this hash, as far as a job of this program still holds it. */
export const knownRoots = (log: SiteLog, sha256: string): string | undefined =>
  log
    .jobs({ openOnly: false, kind: 'ocpp' })
    .flatMap(({ state }) => jobSchema.safeParse(state).data?.answers.backend.caPem ?? [])
    .find((pem) => certificateHash('ca', pem) === sha256);
