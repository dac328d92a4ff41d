import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';

/** Certificates in PEM, as they were installed. */
export interface Certificates {
  ca?: string;
  /** The charger's own, with its key. */
  client?: string;
}

interface PemPart {
  readonly label: string;
  readonly pem: string;
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n(?:[A-Za-z0-9+/=]{1,76}\r?\n)+-----END \1-----(?:\r?\n|$)/g;
const keyLabels = ['PRIVATE KEY', 'EC PRIVATE KEY', 'RSA PRIVATE KEY'];

/** The parts of a PEM text, or undefined when there is anything else in it. */
function partsOf(text: string): PemPart[] | undefined {
  const parts = [...text.matchAll(block)].map(([pem, label = '']) => ({ label, pem }));
  const isAll = text.replaceAll(block, '').trim() === '';
  return isAll && parts.length > 0 ? parts : undefined;
}

function certificatesOf(parts: readonly PemPart[]): X509Certificate[] {
  return parts.filter(({ label }) => label === 'CERTIFICATE').map(({ pem }) => new X509Certificate(pem));
}

function isCaFile(parts: readonly PemPart[]): boolean {
  const found = certificatesOf(parts);
  return found.length === parts.length && found.every(({ ca }) => ca);
}

/** The charger's own certificate first, then those up to the authority, and one key that belongs to the first. */
function isClientFile(parts: readonly PemPart[]): boolean {
  const [own] = certificatesOf(parts);
  const keys = parts.filter(({ label }) => keyLabels.includes(label));
  const known = parts.filter(({ label }) => label === 'CERTIFICATE').length + keys.length;
  const [key] = keys;
  if (own === undefined || key === undefined || keys.length !== 1 || known !== parts.length) return false;
  return own.checkPrivateKey(createPrivateKey(key.pem));
}

/** The PEM text of a file that is exactly what its kind asks for, or undefined. */
export function readPem(bytes: Buffer, kind: 'ca' | 'client'): string | undefined {
  const text = bytes.toString('latin1');
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  try {
    return (kind === 'ca' ? isCaFile(parts) : isClientFile(parts)) ? text : undefined;
  } catch {
    // The decoder's word for rubbish inside a well-formed PEM.
    return undefined;
  }
}

/** SHA-256 of what is installed, null where nothing is. */
export function certificateHashes({ ca, client }: Certificates): {
  readonly ca: string | null;
  readonly client: string | null;
} {
  const hash = (pem: string | undefined) =>
    pem === undefined ? null : createHash('sha256').update(pem, 'latin1').digest('hex');
  return { ca: hash(ca), client: hash(client) };
}
