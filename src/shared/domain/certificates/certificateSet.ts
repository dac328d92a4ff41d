/** Root certificates of a back end, or a charger's own certificate with its key. */
export const certificateKinds = ['ca', 'client'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** As the log names them: points of no register, that cannot be read back. */
export const certificatePoints = { ca: 'ocpp.caCertificates', client: 'ocpp.clientCertificate' } as const;

/** What a charger stores of one kind, in bytes (register map, 5). */
export const largestCertificateBytes = 16_384;

export interface CertificateKey {
  readonly kind: 'rsa' | 'ec' | 'other';
  /** As people call it: RSA, P-256, Ed25519. */
  readonly name: string;
  readonly bits: number;
}

/** One certificate; everything in it is public. */
export interface CertificateView {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses it is for. */
  readonly names: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
  readonly key: CertificateKey;
  /** Of the signature; null where this computer cannot tell. */
  readonly signature: string | null;
  /** Fingerprint: pairs of hexadecimal digits with colons. */
  readonly sha256: string;
  readonly isAuthority: boolean;
  readonly isSelfSigned: boolean;
  /** Place in the set of the certificate that signed this one; its own when self-signed; null = not there. */
  readonly issuerAt: number | null;
}

/** Certificates as they go to a charger, in that order. */
export interface CertificateSet {
  readonly kind: CertificateKind;
  readonly certificates: readonly CertificateView[];
  /** Of the private key; null = none was given. */
  readonly key: CertificateKey | null;
  /** The private key belongs to the first certificate. */
  readonly isKeyFitting: boolean;
  /** Length of the file that is sent. */
  readonly bytes: number;
}
