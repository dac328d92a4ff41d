import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { isCertificateRefused, isCertificateRequired } from './openTls.ts';
import type { UpgradeOutcome } from './probe.types.ts';

export interface UpgradeCall {
  /** Connection address with ws or wss. */
  readonly url: string;
  /** Offered sub-protocols; null = none. */
  readonly protocols: string | null;
  readonly authorization: string | null;
  /** A plain GET instead of an upgrade. */
  readonly isPlain?: boolean;
}

/** RFC 6455, 1.3. */
const webSocketId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const tlsAlert = 0x15;

const headersOf = (call: UpgradeCall, key: string): Record<string, string> => ({
  Host: new URL(call.url).host,
  ...(!call.isPlain && {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': key,
  }),
  ...(!call.isPlain && call.protocols !== null && { 'Sec-WebSocket-Protocol': call.protocols }),
  ...(call.authorization !== null && { Authorization: call.authorization }),
});

const failure = (error: Error): RungResult => {
  if (isCertificateRequired(error)) return rungResult('tls-client-certificate', {});
  if (isCertificateRefused(error)) return rungResult('tls-client-refused', {});
  const code = 'code' in error ? String(error.code) : '';
  if (!code.startsWith('HPE_')) return rungResult('http-closed', {});
  const raw = 'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket : null;
  return rungResult(raw?.[0] === tlsAlert ? 'http-is-tls' : 'http-not-http', {});
};

/** Where a redirect leads, without what may be secret in it. */
const bareLocation = (location: string | undefined): string | null => {
  if (location === undefined) return null;
  const [bare = ''] = location.split(/[?#]/, 1);
  return bare.replace(/\/\/[^/]*@/, '//').slice(0, 200);
};

const switched = (response: IncomingMessage, stream: Duplex, head: Buffer, key: string): UpgradeOutcome => {
  const accept = createHash('sha1')
    .update(key + webSocketId)
    .digest('base64');
  const protocol = response.headers['sec-websocket-protocol'];
  return {
    kind: 'switched',
    stream,
    head,
    protocol: typeof protocol === 'string' ? protocol.slice(0, 60) : null,
    isAcceptRight: response.headers['sec-websocket-accept'] === accept,
  };
};

/** Asks for the upgrade on an open connection; sends nothing after it. */
export const requestUpgrade = (
  stream: Duplex,
  call: UpgradeCall,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<UpgradeOutcome> =>
  new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64');
    const { pathname, search } = new URL(call.url);
    const asking = request({
      createConnection: () => stream,
      path: `${pathname}${search}`,
      headers: headersOf(call, key),
      setHost: false,
      maxHeaderSize: 65_536,
    });
    const end = (act: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      act();
    };
    const fail = (result: RungResult) =>
      end(() => {
        stream.destroy();
        resolve({ kind: 'failed', result });
      });
    const abort = () =>
      end(() => {
        stream.destroy();
        reject(signal.reason);
      });
    const timer = setTimeout(
      () => fail(rungResult('http-timeout', { seconds: Math.ceil(timeoutMs / 1000) })),
      timeoutMs,
    );
    signal.addEventListener('abort', abort, { once: true });
    asking.on('error', (error) => fail(failure(error)));
    asking.once('upgrade', (response, socket, head) => {
      socket.on('error', () => undefined);
      end(() => resolve(switched(response, socket, head, key)));
    });
    asking.once('response', (response) =>
      end(() => {
        const { statusCode: status = 0, headers } = response;
        stream.destroy();
        resolve({ kind: 'answered', status, location: bareLocation(headers.location) });
      }),
    );
    asking.end();
  });
