import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BridgeCore } from '#core/hosting/bridgeCore.ts';
import { baseHeaders } from '#core/hosting/contentPolicy.ts';
import { createInterfaceFiles } from '#core/hosting/interfaceFiles.ts';
import { appError } from '#shared/errors/appError.ts';
import { createBridgeUpgrade } from './bridgeUpgrade.ts';
import { createOneTimeTokens, type TokenPurpose } from './oneTimeTokens.ts';
import { refusalPage } from './refusalPage.ts';
import { refusalOf } from './requestGuard.ts';
import { createSessions } from './sessions.ts';

export interface BrowserServerOptions {
  readonly core: BridgeCore;
  /** Folder of the built interface. */
  readonly rendererDir: string;
  /** The document a path was given out for, for pages of this server that are in. */
  readonly documents?: (
    path: string,
  ) => { readonly fileName: string; readonly bytes: Uint8Array } | undefined;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface BrowserServer {
  readonly port: number;
  /** A new address that opens the interface once; an unused earlier one for the same purpose ends. */
  mintAddress(purpose: TokenPurpose): string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? appError('server.port-in-use', { port }, { cause }) : cause),
    );
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { ...baseHeaders, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
  response.end(`${status}\n`);
};

/**
 * Browser mode: the interface and its bridge on 127.0.0.1 only, for browsers that opened a one-time address.
 * Fails with `server.port-in-use`.
 */
export const startBrowserServer = async (options: BrowserServerOptions): Promise<BrowserServer> => {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  const port = await listen(server, options.port);
  const tokens = createOneTimeTokens();
  const sessions = createSessions(port);
  const files = createInterfaceFiles(options.rendererDir, ["'self'", `ws://${LOOPBACK}:${port}`]);
  const bridge = createBridgeUpgrade(options.core);

  const openWithToken = (request: IncomingMessage, response: ServerResponse, token: string): void => {
    const isKnown = sessions.isOpen(request.headers.cookie);
    // A browser that is in already keeps its session: it may ask twice for one address (preview, reload).
    if (isKnown || (request.method === 'GET' && tokens.redeem(token) === 'valid')) {
      const cookie = isKnown ? {} : { 'Set-Cookie': sessions.start() };
      response.writeHead(303, { ...baseHeaders, ...cookie, Location: '/', 'Cache-Control': 'no-store' });
      response.end();
      return;
    }
    sendRefusalPage(request, response, 'token-used');
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request, port, 'page');
    if (refusal) return refuse(response, refusal === 'method' ? 405 : 403);
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const token = path === '/' ? new URLSearchParams(query).get('token') : null;
    if (token !== null) return openWithToken(request, response, token);
    if (!sessions.isOpen(request.headers.cookie)) return sendRefusalPage(request, response, 'no-session');
    const document = options.documents?.(path);
    if (document !== undefined) return sendDocument(request, response, document);
    const { status, headers, body } = await files.load(path);
    response.writeHead(status, { ...headers, 'Content-Length': body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  server.on('request', (request, response) => {
    serve(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const isBridge = request.url === '/bridge' && refusalOf(request, port, 'upgrade') === undefined;
    if (isBridge && sessions.isOpen(request.headers.cookie)) bridge.accept(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });

  return {
    port,
    mintAddress: (purpose) => `http://${LOOPBACK}:${port}/?token=${tokens.mint(purpose)}`,
    close: () =>
      new Promise((resolve) => {
        bridge.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A PDF in a tab of its own: no script, nothing from elsewhere, kept nowhere. */
const sendDocument = (
  request: IncomingMessage,
  response: ServerResponse,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): void => {
  response.writeHead(200, {
    ...baseHeaders,
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'Content-Security-Policy': "default-src 'none'; object-src 'self'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'Content-Length': bytes.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
};

const sendRefusalPage = (
  request: IncomingMessage,
  response: ServerResponse,
  kind: 'token-used' | 'no-session',
): void => {
  const { status, headers, body } = refusalPage(kind, request.headers['accept-language']);
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
};
