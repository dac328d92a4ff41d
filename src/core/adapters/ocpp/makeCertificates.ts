import { generateKeyPair, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** A certificate with its private key, both PEM. */
export interface CertifiedKey {
  readonly certificate: string;
  readonly key: string;
}

const dayMs = 86_400_000;
/** A clock that lags a little must not find a certificate of tomorrow. */
const earlierMs = 2 * dayMs;
const rootMs = 10 * 365 * dayMs;
const leafMs = 397 * dayMs;
/** What every charger's TLS understands, also where elliptic curves are missing. */
const rsaBits = 2048;

const makeKeys = promisify(generateKeyPair);

const freshKeys = async () => {
  const { privateKey, publicKey } = await makeKeys('rsa', { modulusLength: rsaBits });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

const named = (commonName: string): forge.pki.CertificateField[] => [
  { name: 'commonName', value: commonName },
  { name: 'organizationName', value: 'Nexus Configurator' },
];

const draft = (publicKey: string, nowMs: number, forMs: number): forge.pki.Certificate => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // Positive, as RFC 5280 wants it.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(nowMs - earlierMs);
  certificate.validity.notAfter = new Date(nowMs + forMs);
  return certificate;
};

const signed = (certificate: forge.pki.Certificate, key: string): string => {
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
};

/** A root certificate of this computer, for ten years. */
export const makeRoot = async (nowMs: number): Promise<CertifiedKey> => {
  const { key, publicKey } = await freshKeys();
  const certificate = draft(publicKey, nowMs, rootMs);
  const name = named(`Local test back end ${randomBytes(3).toString('hex')}`);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return { certificate: signed(certificate, key), key };
};

const alternative = (host: string) => (isIPv4(host) ? { type: 7, ip: host } : { type: 2, value: host });

interface Leaf {
  readonly commonName: string;
  readonly nowMs: number;
  /** What it is for, beside what every certificate below a root has. */
  readonly extensions: readonly object[];
}

/** A certificate that a root issued, with fresh keys; for a bit more than a year. */
const makeLeaf = async (
  root: CertifiedKey,
  { commonName, nowMs, extensions }: Leaf,
): Promise<CertifiedKey> => {
  const { key, publicKey } = await freshKeys();
  const certificate = draft(publicKey, nowMs, leafMs);
  const issuer = forge.pki.certificateFromPem(root.certificate);
  certificate.setSubject(named(commonName));
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    ...extensions,
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  return { certificate: signed(certificate, root.key), key };
};

/** A server's certificate for these addresses and names. */
export const makeServer = (
  root: CertifiedKey,
  hosts: readonly string[],
  nowMs: number,
): Promise<CertifiedKey> =>
  makeLeaf(root, {
    commonName: hosts[0] ?? 'localhost',
    nowMs,
    extensions: [
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternative) },
    ],
  });

/** The certificate a charger shows; it is named by its serial number, as the security whitepaper wants it. */
export const makeClient = (root: CertifiedKey, commonName: string, nowMs: number): Promise<CertifiedKey> =>
  makeLeaf(root, { commonName, nowMs, extensions: [{ name: 'extKeyUsage', clientAuth: true }] });
