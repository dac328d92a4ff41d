import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { appError } from '#shared/errors/appError.ts';
import { type CertifiedKey, makeClient, makeRoot, makeServer } from './makeCertificates.ts';

/** What a server with TLS needs, and what its chargers have to be given. */
export interface OwnServerCertificate extends CertifiedKey {
  /** The root certificate alone (PEM). */
  readonly ca: string;
  readonly caFingerprint: string;
  readonly validUntilMs: number;
}

/** One that ends within a week would end during somebody's work. */
const restMs = 7 * 86_400_000;

const read = (path: string): CertifiedKey | undefined => {
  try {
    const { certificate, key } = JSON.parse(readFileSync(path, 'utf8')) as Partial<CertifiedKey>;
    if (certificate === undefined || key === undefined) return undefined;
    const isPair = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
    return isPair ? { certificate, key } : undefined;
  } catch {
    return undefined;
  }
};

/** Only for the owner, and never half written. */
const keep = (path: string, pair: CertifiedKey): CertifiedKey => {
  const beside = `${path}.${randomUUID()}`;
  try {
    writeFileSync(beside, JSON.stringify(pair), { mode: 0o600, flag: 'wx' });
    renameSync(beside, path);
    return pair;
  } catch (cause) {
    rmSync(beside, { force: true });
    throw appError('ocpp.certificate-unusable', { reason: 'not saved' }, { cause });
  }
};

const isValid = (certificate: X509Certificate, nowMs: number): boolean =>
  Date.parse(certificate.validFrom) <= nowMs && Date.parse(certificate.validTo) > nowMs + restMs;

const isFor = (certificate: X509Certificate, host: string): boolean =>
  (isIPv4(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined;

const isLoopback = (host: string): boolean => host.startsWith('127.') || host === 'localhost';

/** The root of this computer, made when there is none that is good. */
const ownRoot = async (dataDir: string, nowMs: number): Promise<CertifiedKey> => {
  const folder = join(dataDir, 'ocpp', 'tls');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'root.json');
  const known = read(file);
  return known && isValid(new X509Certificate(known.certificate), nowMs)
    ? known
    : keep(file, await makeRoot(nowMs));
};

/**
 * A certificate for a charger and its key in one text, issued by the root of the local back end. Neither is kept here:
 * the key belongs into the charger alone. Errors: `ocpp.certificate-unusable`.
 */
export const ownClientCertificate = async (
  dataDir: string,
  commonName: string,
  nowMs: number,
): Promise<string> => {
  const { certificate, key } = await makeClient(await ownRoot(dataDir, nowMs), commonName, nowMs);
  return `${certificate.replaceAll('\r', '')}${key}`;
};

/**
 * The certificates of the local back end, made here and kept below `dataDir/ocpp/tls`: the root stays, so that a
 * charger keeps trusting it; the server's is renewed for another address or when it runs out. Errors:
 * `ocpp.certificate-unusable`.
 */
export const ownCertificate = async (
  dataDir: string,
  host: string,
  nowMs: number,
): Promise<OwnServerCertificate> => {
  const root = await ownRoot(dataDir, nowMs);
  const serverFile = join(dataDir, 'ocpp', 'tls', 'server.json');
  const authority = new X509Certificate(root.certificate);
  const isGood = ({ certificate }: CertifiedKey): boolean => {
    const own = new X509Certificate(certificate);
    return isValid(own, nowMs) && isFor(own, host) && own.verify(authority.publicKey);
  };
  const knownServer = read(serverFile);
  const hosts = isLoopback(host) ? [host, 'localhost'] : [host];
  const server =
    knownServer && isGood(knownServer) ? knownServer : keep(serverFile, await makeServer(root, hosts, nowMs));
  return {
    ...server,
    ca: root.certificate,
    caFingerprint: authority.fingerprint256,
    validUntilMs: Date.parse(new X509Certificate(server.certificate).validTo),
  };
};
