import type { KeyObject, X509Certificate } from 'node:crypto';
import { certificateFinding } from '#shared/domain/certificates/certificateRules.ts';
import type { CertificateKind, CertificateSet } from '#shared/domain/certificates/certificateSet.ts';
import { type CertificateFacts, checkCertificates } from '#shared/domain/certificates/checkCertificates.ts';
import { isBlocked } from '#shared/domain/ocpp/ocppFinding.ts';
import { certificateViews, keyView } from './certificateView.ts';
import { type CertificateFindings, type Found, readSources } from './readSources.ts';

export interface CertificateReading {
  readonly set: CertificateSet;
  readonly findings: CertificateFindings;
  /** True when no rule blocks. */
  readonly ok: boolean;
  /**
   * The file for the charger, in order and without anything else in it; null when a rule blocks. That of `client`
   * holds the private key: it stays in the core.
   */
  readonly pem: string | null;
}

interface Ordered {
  readonly certificates: readonly X509Certificate[];
  readonly findings: CertificateFindings;
}

const subjectOf = (certificate: X509Certificate): string =>
  certificateViews([certificate]).map(({ subject }) => subject)[0] ?? '';

const withoutDoubles = (certificates: readonly X509Certificate[]): Ordered => {
  const seen = new Set<string>();
  const findings: CertificateFindings = [];
  const kept = certificates.filter((each) => {
    const isNew = !seen.has(each.fingerprint256);
    seen.add(each.fingerprint256);
    if (!isNew) findings.push(certificateFinding('cert-duplicate', { subject: subjectOf(each) }));
    return isNew;
  });
  return { certificates: kept, findings };
};

/** Own certificate first, each followed by the one that signed it; what is not on that way is left out. */
const inChain = (certificates: readonly X509Certificate[], key: KeyObject | undefined): Ordered => {
  const views = certificateViews(certificates);
  const fitting = key === undefined ? -1 : certificates.findIndex((each) => each.checkPrivateKey(key));
  const chain: number[] = [];
  let next: number | null = certificates.length === 0 ? null : Math.max(0, fitting);
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = views[next]?.issuerAt ?? null;
  }
  const left = views.filter((_, place) => !chain.includes(place));
  const isMoved = chain.some((place, at) => at > 0 && place < (chain[at - 1] ?? 0)) || (chain[0] ?? 0) > 0;
  return {
    certificates: chain.flatMap((place) => certificates[place] ?? []),
    findings: [
      ...(isMoved ? [certificateFinding('cert-reordered', {})] : []),
      ...left.map(({ subject }) => certificateFinding('cert-left-out', { subject })),
    ],
  };
};

/** What the files themselves have wrong; where no key belongs, every key is one too many. */
const fileFindings = (kind: CertificateKind, { keys, findings }: Found): CertificateFindings => {
  const ofKeys = findings.filter(({ code }) => code.startsWith('cert-key-'));
  const count = keys.length;
  if (kind === 'ca') {
    const others = findings.filter((each) => !ofKeys.includes(each));
    return count + ofKeys.length === 0 ? others : [...others, certificateFinding('cert-key-in-ca', {})];
  }
  if (count > 1) return [...findings, certificateFinding('cert-key-several', { count })];
  const isMissing = count + ofKeys.length === 0;
  return isMissing ? [...findings, certificateFinding('cert-key-missing', {})] : findings;
};

const textOf = (certificates: readonly X509Certificate[], key: KeyObject | undefined): string =>
  [
    ...certificates.map(String),
    ...(key === undefined ? [] : [key.export({ type: 'pkcs8', format: 'pem' }).toString()]),
  ].join('');

interface Arranged {
  readonly found: Found;
  readonly certificates: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
  readonly findings: CertificateFindings;
}

const arrange = (kind: CertificateKind, sources: readonly Uint8Array[]): Arranged => {
  const found = readSources(sources);
  const single = withoutDoubles(found.certificates);
  const [key] = kind === 'client' ? found.keys : [];
  const ordered = kind === 'client' ? inChain(single.certificates, key) : single;
  const ofOrder = kind === 'client' ? ordered.findings : [];
  return { found, certificates: ordered.certificates, key, findings: [...single.findings, ...ofOrder] };
};

/** The same files as a charger takes them: in order, plain PEM; null when something in them cannot be read. */
export const certificateText = (kind: CertificateKind, sources: readonly Uint8Array[]): string | null => {
  const { found, certificates, key } = arrange(kind, sources);
  const isWhole = certificates.length > 0 && !isBlocked(fileFindings(kind, found));
  return isWhole ? textOf(certificates, key) : null;
};

/**
 * Reads certificates, and for `client` their private key, from files in PEM or DER, puts them in order, and checks
 * them. Nothing of a private key is in the view or in a finding.
 */
export const readCertificates = (
  kind: CertificateKind,
  sources: readonly Uint8Array[],
  facts: CertificateFacts,
): CertificateReading => {
  const { found, certificates, key, findings: ofOrder } = arrange(kind, sources);
  const isNothing = certificates.length === 0 && !isBlocked(found.findings);
  const text = textOf(certificates, key);
  const [own] = certificates;
  const set: CertificateSet = {
    kind,
    certificates: certificateViews(certificates),
    key: key === undefined ? null : keyView(key),
    isKeyFitting: key !== undefined && own !== undefined && own.checkPrivateKey(key),
    bytes: Buffer.byteLength(text),
  };
  const findings = [
    ...fileFindings(kind, found),
    ...(isNothing ? [certificateFinding('cert-none', {})] : []),
    ...ofOrder,
    ...checkCertificates(set, facts),
  ];
  const ok = !isBlocked(findings);
  return { set, findings, ok, pem: ok ? text : null };
};
