import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import { type CertificateRule, certificateFinding } from './certificateRules.ts';
import { type CertificateSet, type CertificateView, largestCertificateBytes } from './certificateSet.ts';
import { namesHost } from './namesHost.ts';

/** What certificates are compared with; null = not known, and not compared. */
export interface CertificateFacts {
  readonly laptopMs: number;
  readonly chargerMs: number | null;
  /** Of the back end's address, without brackets. */
  readonly host: string | null;
  /** Of the charger. */
  readonly serial: string | null;
}

type Findings = OcppFinding<CertificateRule>[];

const dayMs = 86_400_000;
/** A commissioning is not repeated for a long time. */
const soonDays = 90;
/** Security whitepaper, A00.FR.502 and 503. */
const leastBits = { rsa: 2048, ec: 224 } as const;
const weakSignature = /md5|sha-?1(?!\d)/i;

const minuteOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const timeFindings = ({ subject, fromMs, untilMs }: CertificateView, facts: CertificateFacts): Findings => {
  const { laptopMs, chargerMs } = facts;
  if (laptopMs > untilMs) return [certificateFinding('cert-expired', { subject, until: minuteOf(untilMs) })];
  if (laptopMs < fromMs)
    return [certificateFinding('cert-not-yet-valid', { subject, from: minuteOf(fromMs) })];
  const days = Math.floor((untilMs - laptopMs) / dayMs);
  const soon = days < soonDays ? [certificateFinding('cert-expires-soon', { subject, days })] : [];
  if (chargerMs === null || (chargerMs >= fromMs && chargerMs <= untilMs)) return soon;
  return [...soon, certificateFinding('cert-charger-clock', { subject, clock: minuteOf(chargerMs) })];
};

const strengthFindings = ({ subject, key, signature, isSelfSigned }: CertificateView): Findings => {
  const named = key.kind === 'rsa' ? `${key.name} ${key.bits}` : key.name;
  const findings: Findings = [];
  if (key.kind === 'other') findings.push(certificateFinding('cert-key-unusual', { subject, key: named }));
  else if (key.bits < leastBits[key.kind])
    findings.push(certificateFinding('cert-key-weak', { subject, key: named, min: leastBits[key.kind] }));
  // Nobody checks the signature of a root: it is trusted because it is stored.
  if (!isSelfSigned && signature !== null && weakSignature.test(signature))
    findings.push(certificateFinding('cert-signature-weak', { subject, signature }));
  return findings;
};

const authorityFindings = ({ certificates }: CertificateSet, { host }: CertificateFacts): Findings =>
  certificates.flatMap((each): Findings => {
    const { subject, issuer, names } = each;
    if (!each.isAuthority) return [certificateFinding('cert-not-authority', { subject })];
    const findings: Findings = [];
    if (each.issuerAt === null) findings.push(certificateFinding('cert-root-missing', { subject, issuer }));
    // An authority that names servers is the server's own certificate.
    const isOther = names.length > 0 && host !== null && !namesHost(names, host);
    if (isOther) findings.push(certificateFinding('cert-other-host', { host, names: names.join(', ') }));
    return findings;
  });

const clientFindings = (set: CertificateSet, { serial }: CertificateFacts): Findings => {
  const [own] = set.certificates;
  const last = set.certificates.at(-1);
  if (own === undefined || last === undefined) return [];
  const { subject } = own;
  const findings: Findings = [];
  if (set.key !== null && !set.isKeyFitting)
    findings.push(certificateFinding('cert-key-foreign', { subject }));
  if (own.isAuthority) findings.push(certificateFinding('cert-own-authority', { subject }));
  // An authority on its own that signed the last one may be left out: the other side has it.
  const isOpen = last.issuerAt === null && !last.isAuthority;
  if (isOpen && last.issuer !== last.subject)
    findings.push(certificateFinding('cert-chain-gap', { subject: last.subject, issuer: last.issuer }));
  if (serial !== null && own.subject !== serial)
    findings.push(certificateFinding('cert-other-serial', { name: subject, serial }));
  return findings;
};

/** What is wrong with certificates that could be read: chain, key, time, strength, names and length. */
export const checkCertificates = (set: CertificateSet, facts: CertificateFacts): Findings => {
  const { certificates, bytes } = set;
  return [
    ...(bytes > largestCertificateBytes
      ? [certificateFinding('cert-too-large', { bytes, max: largestCertificateBytes })]
      : []),
    ...(set.kind === 'ca' ? authorityFindings(set, facts) : clientFindings(set, facts)),
    ...certificates.flatMap((each) => [...timeFindings(each, facts), ...strengthFindings(each)]),
  ];
};
