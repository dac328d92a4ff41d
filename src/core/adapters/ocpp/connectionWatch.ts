import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { OcppServerListeners } from '#core/ports/ocppServer.ts';
import { clientErrorOf, clientVerdict, tlsErrorOf } from './socketErrors.ts';
import { writeRefusal } from './writeRefusal.ts';

interface Connection {
  readonly attempt: number;
  readonly socket: Socket;
  stage: 'tcp' | 'tls' | 'decided';
}

type Failure = readonly [
  rung: Parameters<OcppServerListeners['onFailed']>[1],
  diagnosis: Parameters<OcppServerListeners['onFailed']>[2],
  seen: string,
];

/** Follows connections until a request on them is decided, and tells of those that never come so far. */
export interface ConnectionWatch {
  /** The attempt a request belongs to; from now on its end is somebody else's business. */
  decided(socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): number;
  endAll(): void;
}

type Peer = Pick<Socket, 'remoteAddress' | 'remotePort'>;

export const peerOf = ({ remoteAddress = 'unknown', remotePort = 0 }: Peer): string =>
  `${remoteAddress}:${remotePort}`;

const unknownAttempt = -1;

interface WatchOptions {
  readonly isSecure: boolean;
  /** A connection that has not asked for anything by then is ended. */
  readonly patienceMs: number;
}

/** What it means that a connection ended without a word of why. */
const silentEnd = ({ socket, stage }: Connection, isSecure: boolean): Failure => {
  if (socket.bytesRead === 0) return [isSecure ? 'tls' : 'http', 'nothing-sent', ''];
  // Whoever distrusts a certificate may hang up without a word, before or after the handshake has ended.
  if (isSecure) return [stage === 'tls' ? 'http' : 'tls', 'tls-closed-by-charger', ''];
  return ['http', 'connection-reset', ''];
};

const tellDropped = (listeners: OcppServerListeners, peer: Partial<Peer>): void => {
  const attempt = listeners.onConnection(
    peerOf({ remoteAddress: undefined, remotePort: undefined, ...peer }),
  );
  listeners.onFailed(attempt, 'tcp', 'too-many-connections', '');
};

/** A socket that was cut for the certificate it showed has no address any more; its parent has come in. */
const connectionOf = (
  connections: ReadonlyMap<string, Connection>,
  socket: Socket,
): Connection | undefined => {
  if (clientVerdict(socket) === null) return connections.get(peerOf(socket));
  const raw: unknown = Reflect.get(socket, '_parent');
  return [...connections.values()].find((each) => each.socket === raw);
};

export const watchConnections = (
  server: Server,
  listeners: OcppServerListeners,
  { isSecure, patienceMs }: WatchOptions,
): ConnectionWatch => {
  const connections = new Map<string, Connection>();
  const fail = (connection: Connection, ...failure: Failure): void => {
    if (connection.stage === 'decided') return;
    connection.stage = 'decided';
    listeners.onFailed(connection.attempt, ...failure);
  };

  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    const connection: Connection = { attempt: listeners.onConnection(peer), socket, stage: 'tcp' };
    connections.set(peer, connection);
    listeners.onPassed(connection.attempt, 'tcp');
    const patience = setTimeout(() => {
      if (connection.stage === 'decided') return;
      fail(connection, ...silentEnd(connection, isSecure));
      socket.destroy();
    }, patienceMs);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(patience);
      // An error of TLS or HTTP is told just after the socket has closed.
      setImmediate(() => {
        fail(connection, ...silentEnd(connection, isSecure));
        connections.delete(peer);
      });
    });
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.on('error', () => socket.destroy());
    const connection = connections.get(peerOf(socket));
    if (connection?.stage !== 'tcp') return;
    connection.stage = 'tls';
    listeners.onPassed(connection.attempt, 'tls');
  });
  // An HTTPS server tells failed handshakes here too.
  server.on('clientError', (error: Error, socket) => {
    const connection = connectionOf(connections, socket as Socket);
    if (isSecure && connection?.stage === 'tcp') {
      fail(connection, 'tls', ...tlsErrorOf(error, socket));
      return void socket.destroy();
    }
    const { status, diagnosis, seen } = clientErrorOf(error);
    if (connection) fail(connection, 'http', diagnosis, seen);
    if (status === undefined) socket.destroy();
    else writeRefusal(socket, status);
  });
  server.on('drop', (peer: Partial<Peer> = {}) => tellDropped(listeners, peer));

  return {
    decided: (socket) => {
      const connection = connections.get(peerOf(socket));
      if (connection) connection.stage = 'decided';
      return connection?.attempt ?? unknownAttempt;
    },
    endAll: () => {
      for (const { socket } of connections.values()) socket.destroy();
    },
  };
};
