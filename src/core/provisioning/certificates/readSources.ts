import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type CertificateRule, certificateFinding } from '#shared/domain/certificates/certificateRules.ts';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import { type PemBlock, pemBlocks } from './pemBlocks.ts';

export type CertificateFindings = OcppFinding<CertificateRule>[];

/** What files hold, before it is put in order. */
export interface Found {
  readonly certificates: readonly X509Certificate[];
  readonly keys: readonly KeyObject[];
  readonly findings: CertificateFindings;
}

interface Collecting {
  readonly certificates: X509Certificate[];
  readonly keys: KeyObject[];
  readonly findings: CertificateFindings;
  blocks: number;
}

const keyLabels = ['PRIVATE KEY', 'EC PRIVATE KEY', 'RSA PRIVATE KEY'];
/** Beside a key of elliptic curves; the key says the same. */
const idleLabels = ['EC PARAMETERS', 'DH PARAMETERS'];

const takeKey = (collecting: Collecting, pem: string): void => {
  try {
    collecting.keys.push(createPrivateKey(pem));
  } catch {
    // Said without the cause: nothing of a key goes into an error.
    collecting.findings.push(certificateFinding('cert-key-unreadable', {}));
  }
};

const takeBlock = (collecting: Collecting, { label, pem, isEncrypted }: PemBlock): void => {
  collecting.blocks += 1;
  const { certificates, findings } = collecting;
  if (label === 'ENCRYPTED PRIVATE KEY' || isEncrypted) {
    findings.push(certificateFinding('cert-key-encrypted', {}));
  } else if (keyLabels.includes(label)) takeKey(collecting, pem);
  else if (label === 'CERTIFICATE' || label === 'X509 CERTIFICATE') {
    try {
      certificates.push(new X509Certificate(pem.replaceAll('X509 CERTIFICATE', 'CERTIFICATE')));
    } catch {
      findings.push(certificateFinding('cert-unreadable', { position: collecting.blocks }));
    }
  } else if (label.endsWith('CERTIFICATE REQUEST')) findings.push(certificateFinding('cert-request', {}));
  else if (label.startsWith('PKCS')) findings.push(certificateFinding('cert-container', { format: label }));
  else if (!idleLabels.includes(label))
    findings.push(certificateFinding('cert-unreadable', { position: collecting.blocks }));
};

/** The first bytes behind the head of a DER sequence, in hex; empty when it is none. */
const derHead = (bytes: Buffer): string => {
  if (bytes[0] !== 0x30) return '';
  const length = bytes[1] ?? 0;
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return bytes.subarray(start, start + 11).toString('hex');
};

/** PKCS#12 begins with its version 3, PKCS#7 with its identifier. */
const containerOf = (head: string): string | null => {
  if (head.startsWith('020103')) return 'PKCS#12';
  return head.startsWith('06092a864886f70d0107') ? 'PKCS#7' : null;
};

const takeDer = (collecting: Collecting, bytes: Buffer): void => {
  collecting.blocks += 1;
  const { certificates, findings, keys } = collecting;
  const format = containerOf(derHead(bytes));
  if (format !== null) return void findings.push(certificateFinding('cert-container', { format }));
  try {
    return void certificates.push(new X509Certificate(bytes));
  } catch {
    // Perhaps a key.
  }
  for (const type of ['pkcs8', 'sec1', 'pkcs1'] as const) {
    try {
      return void keys.push(createPrivateKey({ key: bytes, format: 'der', type }));
    } catch {
      // Perhaps another form.
    }
  }
  findings.push(certificateFinding('cert-unreadable', { position: collecting.blocks }));
};

/** Takes files apart, PEM or DER, certificates and keys in any order; what is wrong is told, not thrown. */
export const readSources = (sources: readonly Uint8Array[]): Found => {
  const collecting: Collecting = { certificates: [], keys: [], findings: [], blocks: 0 };
  for (const source of sources) {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    const pem = pemBlocks(bytes.toString('latin1'));
    if (pem === null && bytes.length > 0) takeDer(collecting, bytes);
    for (const block of pem?.blocks ?? []) takeBlock(collecting, block);
    if (pem?.hasOtherText === true) collecting.findings.push(certificateFinding('cert-extra-text', {}));
  }
  return collecting;
};
