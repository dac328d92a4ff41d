import type { KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateKey, CertificateView } from '#shared/domain/certificates/certificateSet.ts';

const curves: Readonly<Record<string, readonly [string, number]>> = {
  prime256v1: ['P-256', 256],
  secp224r1: ['P-224', 224],
  secp384r1: ['P-384', 384],
  secp521r1: ['P-521', 521],
};

/** Kind and size of a key, of either half. */
export const keyView = (key: KeyObject): CertificateKey => {
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details } = key;
  if (type === 'rsa' || type === 'rsa-pss') {
    return { kind: 'rsa', name: type === 'rsa' ? 'RSA' : 'RSA-PSS', bits: details?.modulusLength ?? 0 };
  }
  if (type !== 'ec') return { kind: 'other', name: type, bits: 0 };
  const curve = details?.namedCurve ?? '';
  const [name, bits] = curves[curve] ?? [curve, Number(/\d{3}/.exec(curve)?.[0] ?? 0)];
  return { kind: 'ec', name, bits };
};

/** The common name, or what stands first where there is none. */
const commonName = (name: string): string => /^CN=(.*)$/m.exec(name)?.[1] ?? name.split('\n')[0] ?? '';

const namesOf = ({ subjectAltName = '' }: X509Certificate): readonly string[] =>
  subjectAltName.split(', ').flatMap((each) => {
    const [, name] = /^(?:DNS|IP Address):(.+)$/.exec(each) ?? [];
    return name === undefined ? [] : [name];
  });

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Certificates as they are shown, each with the place of the one that signed it. */
export const certificateViews = (certificates: readonly X509Certificate[]): readonly CertificateView[] =>
  certificates.map((each, place) => {
    const isSelfSigned = isIssuedBy(each, each);
    const found = isSelfSigned ? place : certificates.findIndex((other) => isIssuedBy(each, other));
    return {
      subject: commonName(each.subject),
      issuer: commonName(each.issuer),
      names: namesOf(each),
      fromMs: each.validFromDate.getTime(),
      untilMs: each.validToDate.getTime(),
      key: keyView(each.publicKey),
      signature: each.signatureAlgorithm ?? null,
      sha256: each.fingerprint256,
      isAuthority: each.ca,
      isSelfSigned,
      issuerAt: found < 0 ? null : found,
    };
  });
