import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { BridgeCore } from '#core/hosting/bridgeCore.ts';

export interface BridgeUpgrade {
  /** Takes over the socket of an upgrade request that has been checked. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const MAX_FRAME_BYTES = 1024 * 1024;
const MAX_CONNECTIONS = 32;
const PING_EVERY_MS = 20_000;

/** The bridge over WebSocket: one oRPC peer per tab, frames of at most 1 MiB, silent tabs dropped. */
export const createBridgeUpgrade = (core: BridgeCore): BridgeUpgrade => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const handler = new RPCHandler(core.router, { clientInterceptors: [core.interceptor] });
  const answered = new WeakSet<object>();

  const pings = setInterval(() => {
    for (const client of sockets.clients) {
      if (!answered.delete(client)) client.terminate();
      else client.ping();
    }
  }, PING_EVERY_MS);
  pings.unref();

  return {
    accept(request, socket, head) {
      if (sockets.clients.size >= MAX_CONNECTIONS) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (client) => {
        answered.add(client);
        client.on('pong', () => answered.add(client));
        // A frame over the limit or a broken one: ws closes the connection itself, with 1009 or 1002.
        client.on('error', () => undefined);
        void handler.upgrade(client, { context: {} });
      });
    },
    close() {
      clearInterval(pings);
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
};
