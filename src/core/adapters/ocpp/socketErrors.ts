import type { Diagnosis } from '#shared/domain/ocppBackEnd/ladder.ts';

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

const reasonOf = (error: Error): string => ('reason' in error ? String(error.reason) : '');

// Classes of codes, not texts: OpenSSL (Node) and BoringSSL (Electron) name the same thing differently.
const tlsClasses: readonly (readonly [RegExp, Diagnosis])[] = [
  [/HTTP_REQUEST|HTTPS_PROXY_REQUEST/, 'plain-on-tls-port'],
  [/PEER_DID_NOT_RETURN_A_CERTIFICATE/, 'tls-client-certificate-missing'],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|WRONG_VERSION/, 'tls-version'],
  [/NO_SHARED_CIPHER|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY/, 'tls-version'],
  [/UNKNOWN_CA|CERTIFICATE|BAD_CERT|ACCESS_DENIED/, 'tls-certificate-refused'],
  [/ECONNRESET|EPIPE|UNEXPECTED_EOF/, 'tls-failed'],
];

/** The verdict about the charger's certificate, where one was asked for and is not good; else null. */
export const clientVerdict = (socket: object): string | null => {
  const error: unknown = 'authorizationError' in socket ? socket.authorizationError : null;
  if (typeof error === 'string') return error;
  return error instanceof Error ? codeOf(error) : null;
};

/** What a failed TLS handshake means, and its code. */
export const tlsErrorOf = (error: Error, socket: object): readonly [Diagnosis, string] => {
  // Such a connection is cut without an alert.
  const verdict = clientVerdict(socket);
  if (verdict !== null) return ['tls-client-certificate-refused', verdict];
  const code = codeOf(error);
  const text = `${code} ${reasonOf(error)}`.toUpperCase().replaceAll(' ', '_');
  return [tlsClasses.find(([pattern]) => pattern.test(text))?.[1] ?? 'tls-failed', code];
};

const tlsHandshakeByte = 0x16;

const firstByteOf = (error: Error): number | undefined =>
  'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket[0] : undefined;

/** What a request that is none means, and with which status it is answered. */
export const clientErrorOf = (
  error: Error,
): { readonly status: number | undefined; readonly diagnosis: Diagnosis; readonly seen: string } => {
  const seen = codeOf(error);
  if (firstByteOf(error) === tlsHandshakeByte) return { status: 400, diagnosis: 'tls-on-plain-port', seen };
  if (seen === 'HPE_HEADER_OVERFLOW') return { status: 431, diagnosis: 'header-too-large', seen };
  if (seen === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, diagnosis: 'header-too-slow', seen };
  if (seen === 'ECONNRESET' || seen === 'EPIPE')
    return { status: undefined, diagnosis: 'connection-reset', seen };
  return { status: 400, diagnosis: 'bad-http', seen };
};
