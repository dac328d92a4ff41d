import { checkServerIdentity } from 'node:tls';
import { WebSocket } from 'ws';
import type { OcppSettings, OcppSide } from '#simulator/charger/ocppSide.ts';
import { connectionUrl, isPracticeHost } from './connectionUrl.ts';
import type { OcppHabits } from './habits.ts';

const handshakeMs = 10_000;
const largestMessageBytes = 64 * 1024;

export interface SocketListeners {
  onOpen(): void;
  onMessage(text: string): void;
  /** Once; `tls`: the other side's certificate was not good enough. */
  onEnd(why: 'tls' | 'other'): void;
}

export interface OcppSocket {
  send(text: string): void;
  close(): void;
}

/** The whitepaper has the bytes of the key on the wire, not its digits. */
export function basicAuth({ identity, keyHex }: OcppSettings): string {
  const bytes = Buffer.concat([Buffer.from(`${identity}:`), Buffer.from(keyHex, 'hex')]);
  return `Basic ${bytes.toString('base64')}`;
}

const isTlsError = (error: NodeJS.ErrnoException): boolean =>
  /CERT|TLS|SSL|ISSUER|SIGNATURE|EPROTO|SELF_SIGNED|CLOCK/.test(error.code ?? '');

function tlsOptions(side: OcppSide, nowMs: number, habits: OcppHabits): object {
  const { ca, client } = side.certificates();
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' };
  return {
    // No built-in authorities: what is not installed is not trusted.
    ca: ca === undefined ? [] : [ca],
    ...(client === undefined || side.settings().securityProfile !== 3 ? {} : { cert: client, key: client }),
    ...(habits.tls10 === true ? old : { minVersion: 'TLSv1.2' }),
    checkServerIdentity: (host: string, certificate: Parameters<typeof checkServerIdentity>[1]) => {
      const foreign = checkServerIdentity(host, certificate);
      if (foreign) return foreign;
      const isInTime =
        Date.parse(certificate.valid_from) <= nowMs && nowMs <= Date.parse(certificate.valid_to);
      if (isInTime) return undefined;
      return Object.assign(new Error('by this clock the certificate is not valid'), { code: 'CERT_CLOCK' });
    },
  };
}

/** Opens the web socket that the settings ask for, or says why there will be none. */
export function openSocket(
  side: OcppSide,
  nowMs: number,
  habits: OcppHabits,
  listeners: SocketListeners,
): OcppSocket | 'tls' | 'other' {
  const settings = side.settings();
  const url = connectionUrl(settings, habits);
  const isSecure = /^wss:/i.test(url);
  if (settings.securityProfile >= 2 && !isSecure) return 'tls';
  if (!/^wss?:/i.test(url) || url.includes('#') || !isPracticeHost(url)) return 'other';
  const hasKey = settings.securityProfile === 1 || settings.securityProfile === 2;
  const socket = new WebSocket(url, habits.noSubprotocol === true ? [] : ['ocpp1.6'], {
    handshakeTimeout: handshakeMs,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
    headers: hasKey ? { Authorization: basicAuth(settings) } : {},
    ...(isSecure ? tlsOptions(side, nowMs, habits) : {}),
  });
  let why: 'tls' | 'other' = 'other';
  socket.on('open', listeners.onOpen);
  socket.on('message', (data: Buffer) => listeners.onMessage(data.toString('utf8')));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (isTlsError(error)) why = 'tls';
  });
  socket.once('close', () => listeners.onEnd(why));
  return {
    send: (text) => socket.send(text, () => undefined),
    close: () => {
      if (socket.readyState === WebSocket.OPEN) socket.close(1000);
      setTimeout(() => socket.terminate(), 500).unref();
    },
  };
}
