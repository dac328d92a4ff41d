import { createHash } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

export interface Listening extends AsyncDisposable {
  readonly port: number;
}

/** Starts a server on a free port of the loopback; leaving the scope ends it with its connections. */
export const listening = async (server: NetServer): Promise<Listening> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Bytes and nothing more: what a service does that is no web server. */
export const rawServer = (act: (socket: Socket) => void) => listening(createNetServer(act));

export const rawTlsServer = (options: TlsOptions, act: (socket: Socket) => void = () => undefined) =>
  listening(createTlsServer(options, act).on('tlsClientError', () => undefined));

export const accept = (request: IncomingMessage): string =>
  createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');

/** Ends the handshake well; null = without a sub-protocol. */
export const switchProtocols = (
  request: IncomingMessage,
  socket: Duplex,
  protocol: string | null = 'ocpp1.6',
): void => {
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept(request)}`,
      ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
      '\r\n',
    ].join('\r\n'),
  );
};

export const answer = (socket: Duplex, status: number, ...headers: readonly string[]): void =>
  void socket.end([`HTTP/1.1 ${status} X`, 'Content-Length: 0', ...headers, '\r\n'].join('\r\n'));

export type OnUpgrade = (request: IncomingMessage, socket: Duplex) => void;

const plainStatus = 426;

/** A web server whose upgrades a test decides; plain requests are answered 426. */
export const webServer = (onUpgrade: OnUpgrade, tls?: TlsOptions): Promise<Listening> => {
  const server: Server = tls ? createHttpsServer(tls) : createHttpServer();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => undefined);
    onUpgrade(request, socket);
  });
  server.on('request', (_request, response) => response.writeHead(plainStatus).end());
  server.on('tlsClientError', () => undefined);
  return listening(server);
};

/** An unmasked text frame as a server sends it. */
export const serverFrame = (text: string, opcode = 1): Buffer =>
  Buffer.concat([Buffer.from([0x80 | opcode, Buffer.byteLength(text)]), Buffer.from(text)]);

/** The text of a masked frame of less than 64 KiB. */
export const clientText = (frame: Buffer): string => {
  const isLong = ((frame[1] ?? 0) & 0x7f) === 126;
  const length = isLong ? frame.readUInt16BE(2) : (frame[1] ?? 0) & 0x7f;
  const start = isLong ? 4 : 2;
  const mask = frame.subarray(start, start + 4);
  return frame
    .subarray(start + 4, start + 4 + length)
    .map((byte, index) => byte ^ (mask[index % 4] ?? 0))
    .toString();
};
