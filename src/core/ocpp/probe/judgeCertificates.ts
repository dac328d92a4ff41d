import { X509Certificate } from 'node:crypto';
import {
  checkServerIdentity,
  type DetailedPeerCertificate,
  rootCertificates,
  type TLSSocket,
} from 'node:tls';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';

export interface Trust {
  readonly host: string;
  /** Root certificates of the charger; null = those of this computer. */
  readonly roots: readonly X509Certificate[] | null;
  readonly chargerMs: number;
  readonly laptopMs: number;
}

const timeClasses = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'];
const untrustedClasses = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
];
const nameClass = 'ERR_TLS_CERT_ALTNAME_INVALID';

const chainOf = (leaf: DetailedPeerCertificate): X509Certificate[] => {
  const chain: X509Certificate[] = [];
  let each: DetailedPeerCertificate | undefined = leaf;
  const seen = new Set<string>();
  while (each?.raw && !seen.has(each.fingerprint256)) {
    seen.add(each.fingerprint256);
    chain.push(new X509Certificate(each.raw));
    each = each.issuerCertificate;
  }
  return chain;
};

const day = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const commonName = (subject: string): string =>
  /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.split('\n')[0] ?? '';

const timeResults = (chain: readonly X509Certificate[], { chargerMs, laptopMs }: Trust): RungResult[] => {
  const from = new Date(Math.max(...chain.map(({ validFromDate }) => validFromDate.getTime())));
  const until = new Date(Math.min(...chain.map(({ validToDate }) => validToDate.getTime())));
  const clock = day(new Date(chargerMs));
  if (chargerMs < from.getTime())
    return [
      laptopMs < from.getTime()
        ? rungResult('tls-not-yet-valid', { from: day(from) })
        : rungResult('tls-clock-behind', { clock, from: day(from) }),
    ];
  if (chargerMs > until.getTime())
    return [
      laptopMs > until.getTime()
        ? rungResult('tls-expired', { until: day(until) })
        : rungResult('tls-clock-ahead', { clock, until: day(until) }),
    ];
  return [];
};

/** A wrong time hides every other verdict of the library, so the chain is followed to a root once more by hand. */
const reachesRoot = (chain: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean =>
  chain.some((each) =>
    roots.some(
      (root) =>
        root.fingerprint256 === each.fingerprint256 ||
        (each.checkIssued(root) && each.verify(root.publicKey)),
    ),
  );

const trustResults = (
  problem: string | null,
  chain: readonly X509Certificate[],
  { roots }: Trust,
): RungResult[] => {
  if (problem === null || problem === nameClass) return [];
  const issuer = commonName(chain.at(-1)?.issuer ?? '');
  const isUntrusted =
    untrustedClasses.includes(problem) ||
    (timeClasses.includes(problem) &&
      !reachesRoot(chain, roots ?? rootCertificates.map((pem) => new X509Certificate(pem))));
  if (isUntrusted) return [rungResult('tls-untrusted', { issuer })];
  return timeClasses.includes(problem) ? [] : [rungResult('tls-certificate-bad', { class: problem })];
};

/**
 * The server's certificates as the charger would see them: at its clock, with its roots. All that is wrong, or one
 * passing result.
 */
export const judgeCertificates = (socket: TLSSocket, trust: Trust): readonly RungResult[] => {
  const leaf = socket.getPeerCertificate(true);
  const chain = chainOf(leaf);
  const error: unknown = socket.authorizationError ?? null;
  const problem = error === null ? null : typeof error === 'string' ? error : 'UNSPECIFIED';
  const names = leaf.subjectaltname ?? commonName(chain[0]?.subject ?? '');
  const isNamed = checkServerIdentity(trust.host, leaf) === undefined;
  const wrong = [
    ...timeResults(chain, trust),
    ...(isNamed ? [] : [rungResult('tls-name', { host: trust.host, names: names.slice(0, 300) })]),
    ...trustResults(problem, chain, trust),
  ];
  if (wrong.length > 0) return wrong;
  const until = day(new Date(Math.min(...chain.map(({ validToDate }) => validToDate.getTime()))));
  const issuer = commonName(chain[0]?.issuer ?? '');
  return [rungResult(trust.roots === null ? 'tls-trusted-here' : 'tls-trusted', { issuer, until })];
};
