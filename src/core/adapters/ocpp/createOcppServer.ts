import { createServer as createPlainServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { OcppLink, OcppServer, OcppServerOptions } from '#core/ports/ocppServer.ts';
import { appError } from '#shared/errors/appError.ts';
import { peerOf, watchConnections } from './connectionWatch.ts';
import { createUpgrades } from './createUpgrades.ts';
import { listenError, oneAddress } from './oneAddress.ts';
import { takeUpload } from './takeUpload.ts';
import { writeRefusal } from './writeRefusal.ts';

const limits = {
  maxHeaderSize: 16 * 1024,
  /** Whole requests; an upload may take so long. */
  requestTimeout: 120_000,
  connectionsCheckingInterval: 1000,
};
const tlsHandshakeMs = 8000;
const goodbyesMs = 1000;

const makeServer = ({ tls, headersTimeoutMs }: OcppServerOptions): Server => {
  const options = { ...limits, headersTimeout: headersTimeoutMs };
  if (tls === undefined) return createPlainServer(options);
  const { clientCa } = tls;
  try {
    return createTlsServer({
      ...options,
      ...(clientCa !== undefined && { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
      cert: tls.certificate,
      key: tls.key,
      minVersion: 'TLSv1.2',
      handshakeTimeout: tlsHandshakeMs,
    });
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw appError('ocpp.certificate-unusable', { reason }, { cause });
  }
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenError(cause, host, port)));
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port));
  });

/** The addresses of this computer, and how often they are looked at. */
export interface OwnAddresses {
  addresses(): readonly string[];
  readonly lookEveryMs: number;
}

const ownAddresses: OwnAddresses = {
  addresses: () =>
    Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address)),
  lookEveryMs: 5000,
};

const headerValues = ({ rawHeaders }: IncomingMessage, name: string): string[] =>
  rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);

/** Tells when an address of this computer is no longer one. */
const lookOut = (host: string, own: OwnAddresses, onGone: () => void): NodeJS.Timeout => {
  const isHere = () => own.addresses().includes(host);
  const wasHere = isHere();
  return setInterval(() => {
    if (wasHere && !isHere()) onGone();
  }, own.lookEveryMs).unref();
};

const serve = async (options: OcppServerOptions, own: OwnAddresses) => {
  const { listeners } = options;
  const host = await oneAddress(options.host);
  const server = makeServer(options);
  server.maxConnections = options.maxConnections;
  const watch = watchConnections(server, listeners, {
    isSecure: options.tls !== undefined,
    patienceMs: options.headersTimeoutMs + 2000,
  });
  const links = new Set<OcppLink>();
  const upgrades = createUpgrades(options, links);
  const decide = (request: IncomingMessage, isUpgrade: boolean) => {
    const attempt = watch.decided(request.socket);
    listeners.onPassed(attempt, 'http');
    const decision = listeners.decide(attempt, {
      peer: peerOf(request.socket),
      isUpgrade,
      target: request.url ?? '',
      authorization: headerValues(request, 'authorization'),
      offered: headerValues(request, 'sec-websocket-protocol').join(', ') || undefined,
      origin: headerValues(request, 'origin').join(', ') || undefined,
      local: `${request.socket.localAddress}:${request.socket.localPort}`,
    });
    return { attempt, decision };
  };
  server.on('request', (request, response) => {
    if (request.method === 'PUT' || request.method === 'POST') {
      listeners.onUpload(watch.decided(request.socket));
      void takeUpload(request, response, listeners.openUpload(request.url ?? ''));
      return;
    }
    const { decision } = decide(request, false);
    const status = decision.kind === 'refuse' ? decision.status : 426;
    response.writeHead(status, { Connection: 'close', 'Content-Length': 0, Upgrade: 'websocket' }).end();
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { attempt, decision } = decide(request, upgrades.isProper(request));
    if (decision.kind === 'refuse') return writeRefusal(socket, decision.status);
    upgrades.accept({ request, socket: socket as Socket, head, attempt, decision });
  });

  const port = await listen(server, host, options.port);
  const lookout = lookOut(host, own, () => listeners.onGone());
  server.on('error', () => listeners.onGone());

  const close = async (): Promise<void> => {
    clearInterval(lookout);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // The server counts its sockets, the driver tells of an end a little later.
    const told = links.size === 0 ? Promise.resolve() : new Promise<void>(upgrades.whenEmpty);
    for (const link of links) link.close(1001, 'going away');
    const patience = setTimeout(watch.endAll, goodbyesMs);
    void told.then(watch.endAll);
    await closed;
    clearTimeout(patience);
    await Promise.race([told, wait(goodbyesMs, undefined, { ref: false })]);
    upgrades.close();
  };
  return { port, close };
};

/**
 * The driver ocpp-rpc behind an HTTP server and a guard of our own: its `listen` ends the process when a port is
 * taken, and its `handleUpgrade` when an address cannot be decoded.
 */
export const createOcppServer = (own: OwnAddresses = ownAddresses): OcppServer => ({
  listen: (options) => serve(options, own),
});
