import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BadRequest } from './fields.ts';
import { BodyTooLarge, readJsonBody } from './readJsonBody.ts';

/** What the control API answers to one request: a value as JSON, or undefined where there is nothing. */
export interface ControlHandlers {
  describeSite(): unknown;
  /** Undefined for an unknown serial. */
  readCharger(serial: string): unknown;
  /** A value or its promise; undefined for an unknown serial or action; throws BadRequest for a body it cannot use. */
  actOnCharger(serial: string, action: string, body: unknown): unknown;
  /** Nodes, meters and what flows; undefined for a site without structure. */
  readStructure(): unknown;
  /** As `actOnCharger`, for the structure. */
  actOnStructure(action: string, body: unknown): unknown;
}

export interface ControlServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const failed = (status: number, error: string): Answer => ({ status, body: { error } });

const found = (body: unknown): Answer =>
  body === undefined ? failed(404, 'there is nothing at this address') : { status: 200, body };

// A web page can reach 127.0.0.1, by a name it has pointed there or across origins; neither may steer the site.
const comesFromWebPage = (request: IncomingMessage): boolean =>
  request.headers.origin !== undefined ||
  !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');

const routeStructure = async (
  request: IncomingMessage,
  action: string | undefined,
  handlers: ControlHandlers,
): Promise<Answer> => {
  const isPost = request.method === 'POST';
  if (action === undefined)
    return isPost ? failed(405, 'this address takes GET') : found(handlers.readStructure());
  if (isPost) return found(await handlers.actOnStructure(action, await readJsonBody(request)));
  // What was above the limits can be asked without changing anything.
  return action === 'overload'
    ? found(await handlers.actOnStructure(action, {}))
    : failed(405, 'this address takes POST');
};

const route = async (request: IncomingMessage, handlers: ControlHandlers): Promise<Answer> => {
  if (comesFromWebPage(request)) return failed(403, 'requests of web pages are refused');
  const path = (request.url ?? '').split('?')[0] ?? '';
  const part = /^\/site(?:\/([a-z]+))?$/.exec(path);
  if (part !== null) return routeStructure(request, part[1], handlers);
  const [, serial, action] = /^\/chargers\/([A-Za-z0-9]+)(?:\/([a-z-]+))?$/.exec(path) ?? [];
  if (path !== '/' && serial === undefined) return found(undefined);
  if (serial !== undefined && action !== undefined) {
    if (request.method !== 'POST') return failed(405, 'this address takes POST');
    return found(await handlers.actOnCharger(serial, action, await readJsonBody(request)));
  }
  if (request.method !== 'GET') return failed(405, 'this address takes GET');
  return found(serial === undefined ? handlers.describeSite() : handlers.readCharger(serial));
};

const answerTo = async (request: IncomingMessage, handlers: ControlHandlers): Promise<Answer> => {
  try {
    return await route(request, handlers);
  } catch (error) {
    if (error instanceof BadRequest) return failed(400, error.message);
    if (error instanceof BodyTooLarge) return failed(413, error.message);
    process.stderr.write(
      `control: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return failed(500, 'the practice site failed; its stderr says why');
  }
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  // A body that was not read to its end would be taken for the next request.
  const headers = { 'content-type': 'application/json', ...(status === 413 ? { connection: 'close' } : {}) };
  response.writeHead(status, headers).end(JSON.stringify(body));
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => resolve((server.address() as AddressInfo).port));
  });

/** Serves the control API on a free port of 127.0.0.1. */
export const startControlServer = async (handlers: ControlHandlers): Promise<ControlServer> => {
  const server = createServer((request, response) => {
    void answerTo(request, handlers).then((answer) => send(response, answer));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
