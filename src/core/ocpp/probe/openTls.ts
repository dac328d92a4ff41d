import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import type { Failed } from './probe.types.ts';
import { type TlsRecords, watchRecords } from './tlsRecords.ts';

/** Numbers of alerts, RFC 8446 6.2. */
const alerts = {
  handshakeFailure: 40,
  version: 70,
  insufficientSecurity: 71,
  certificateRequired: 116,
} as const;

/** From `bad_certificate` to `access_denied`: all about the certificate a client has shown. */
const ofCertificates: readonly number[] = [42, 43, 44, 45, 46, 48, 49, 51];

const isVersionClass = (code: string): boolean =>
  /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|WRONG_SSL_VERSION/.test(code);

/** True for the class of errors a server causes that insists on a client certificate. */
export const isCertificateRequired = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).includes('CERTIFICATE_REQUIRED');

/** True for the errors of a server that did not like the certificate it was shown. */
export const isCertificateRefused = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED|DECRYPT)/.test(
    String(error.code),
  );

const failure = (records: TlsRecords, error: unknown, isShown: boolean): RungResult => {
  const alert = records.alert();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (records.isForeign()) return rungResult('tls-plain-port', {});
  if (alert === alerts.certificateRequired || isCertificateRequired(error))
    return rungResult('tls-client-certificate', {});
  if (isShown && (isCertificateRefused(error) || (alert !== null && ofCertificates.includes(alert))))
    return rungResult('tls-client-refused', {});
  if (alert === alerts.version || isVersionClass(code)) return rungResult('tls-version', {});
  if (alert === alerts.handshakeFailure || alert === alerts.insufficientSecurity)
    // After its own hello the server misses nothing but a certificate of the client.
    return rungResult(records.handshakes() > 0 ? 'tls-client-certificate' : 'tls-no-common-cipher', {});
  return alert === null ? rungResult('tls-closed', {}) : rungResult('tls-refused', { alert });
};

export interface TlsSides {
  readonly host: string;
  /** Root certificates of the charger; null = those of this computer. */
  readonly roots: readonly X509Certificate[] | null;
  /** The charger's own certificate with its key (PEM); null = none. */
  readonly client: string | null;
}

/** Encrypts a connection without judging the certificates yet; says what went wrong below them. */
export const openTls = (
  socket: Socket,
  server: TlsSides,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ readonly socket: TLSSocket } | Failed> =>
  new Promise((resolve, reject) => {
    const { stream, records } = watchRecords(socket);
    const { host, roots, client } = server;
    const tls = connect({
      socket: stream,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(roots && { ca: roots.map(String) }),
      ...(client !== null && { cert: client, key: client }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
    });
    const end = (act: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      act();
    };
    const fail = (result: RungResult) =>
      end(() => {
        tls.destroy();
        resolve({ failed: result });
      });
    const abort = () =>
      end(() => {
        tls.destroy();
        reject(signal.reason);
      });
    const timer = setTimeout(() => {
      fail(
        records.isForeign()
          ? rungResult('tls-plain-port', {})
          : rungResult('tls-timeout', { seconds: Math.ceil(timeoutMs / 1000) }),
      );
    }, timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    const closed = () => fail(failure(records, null, client !== null));
    tls.once('error', (error) => fail(failure(records, error, client !== null)));
    tls.once('close', closed);
    tls.once('secureConnect', () =>
      end(() => {
        tls.off('close', closed);
        tls.on('error', () => undefined);
        resolve({ socket: tls });
      }),
    );
  });
