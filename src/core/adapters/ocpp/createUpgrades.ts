import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { RPCServer } from 'ocpp-rpc';
import { WebSocketServer } from 'ws';
import type { OcppDecision, OcppLink, OcppServerOptions } from '#core/ports/ocppServer.ts';
import { openLink, type RpcClient, type Terminable } from './openLink.ts';

const subprotocol = 'ocpp1.6';
const largestMessageBytes = 256 * 1024;
const defaultCallMs = 30_000;
/** So many messages in a row that are none; then the connection is closed with 1002. */
const badMessagesInARow = 5;
const refusedGoodbyeMs = 1500;

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  readonly head: Buffer;
  readonly attempt: number;
  readonly decision: Exclude<OcppDecision, { kind: 'refuse' }>;
}

export interface Upgrades {
  /** Whether the driver would take it: method, version and key are those of a web socket. */
  isProper(request: IncomingMessage): boolean;
  accept(upgrade: Upgrade): void;
  whenEmpty(call: () => void): void;
  close(): void;
}

const isProper = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  headers.upgrade?.toLowerCase() === 'websocket' &&
  ['13', '8'].includes(headers['sec-websocket-version'] ?? '') &&
  /^[A-Za-z0-9+/]{22}==$/.test(headers['sec-websocket-key'] ?? '');

const createRpc = (pingIntervalMs: number) => {
  const rpc = new RPCServer({
    protocols: [subprotocol],
    callTimeoutMs: defaultCallMs,
    pingIntervalMs,
    callConcurrency: 1,
    strictMode: false,
    respondWithDetailedErrors: false,
    maxBadMessages: badMessagesInARow,
    wssOptions: { maxPayload: largestMessageBytes, perMessageDeflate: false },
  });
  rpc.on('error', () => undefined);
  // Everything is decided before the driver sees the request.
  rpc.auth((accept) => accept({}, subprotocol));
  return rpc;
};

const closeAtOnce = (server: WebSocketServer, { request, socket, head }: Upgrade): void =>
  server.handleUpgrade(request, socket, head, (refused) => {
    refused.on('error', () => undefined);
    refused.close(1002, 'no common sub-protocol');
    setTimeout(() => refused.terminate(), refusedGoodbyeMs).unref();
  });

/** Hands accepted upgrades to the driver, and ends those without a common sub-protocol as OCPP-J 3.2 says. */
export const createUpgrades = (
  { pingIntervalMs, listeners }: OcppServerOptions,
  links: Set<OcppLink>,
): Upgrades => {
  const rpc = createRpc(pingIntervalMs);
  const refusing = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
    handleProtocols: () => false,
  });
  const accepted = new WeakMap<IncomingMessage, { readonly attempt: number; readonly identity: string }>();
  let whenEmpty: () => void = () => undefined;

  rpc.on('client', (client: RpcClient & { handshake: { request: IncomingMessage }; _ws: Terminable }) => {
    const known = accepted.get(client.handshake.request);
    if (known === undefined) return client._ws.terminate();
    const { link, attach } = openLink(client, client._ws, known.identity);
    links.add(link);
    attach(listeners.onOpen(known.attempt, known.identity, link));
    client.on('disconnect', () => {
      links.delete(link);
      if (links.size === 0) whenEmpty();
    });
  });

  return {
    isProper,
    accept: (upgrade) => {
      const { request, socket, head, attempt, decision } = upgrade;
      if (decision.kind === 'open-and-close') return closeAtOnce(refusing, upgrade);
      accepted.set(request, { attempt, identity: decision.identity });
      rpc.handleUpgrade(request, socket, head).catch(() => socket.destroy());
    },
    whenEmpty: (call) => {
      whenEmpty = call;
    },
    close: () => {
      refusing.close();
      rpc.close({}).catch(() => undefined);
    },
  };
};
