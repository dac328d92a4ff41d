import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { RouterClient } from '@orpc/server';
import { os } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '#server/startBrowserServer.ts';
import { isAppError } from '#shared/errors/appError.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const router = {
  double: os.handler(({ input }) => Number(input) * 2),
  fail: os.handler(() => {
    throw new Error('a secret path');
  }),
};

let folder = '';
let server: BrowserServer;

const core = {
  router,
  interceptor: async ({ next }: { next(): Promise<unknown> }) => await next(),
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-server-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<meta nonce="__CSP_NONCE__"><p>page</p>');
  writeFileSync(join(rendererDir, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(rendererDir, '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  server = await startBrowserServer({ core, rendererDir, port: 0 });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (
  path: string,
  headers: Record<string, string> = {},
  options: { method?: string; host?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: { Host: options.host ?? `127.0.0.1:${server.port}`, ...headers },
      },
      (incoming) => {
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (body += chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });

const pathOf = (address: string): string => address.slice(`http://127.0.0.1:${server.port}`.length);

const signIn = async (): Promise<Record<string, string>> => {
  const { headers } = await send(pathOf(server.mintAddress('printed')));
  return { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
};

const origin = (): string => `http://127.0.0.1:${server.port}`;

const openSocket = (headers: Record<string, string>) =>
  new WebSocket(`ws://127.0.0.1:${server.port}/bridge`, { headers });

const upgradeStatus = (headers: Record<string, string>) =>
  new Promise<number>((resolve) => {
    const socket = openSocket(headers);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });

test('a one-time address becomes a strict cookie that names the port', async () => {
  const answer = await send(pathOf(server.mintAddress('printed')));
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    new RegExp(`^nexus-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
  );
});

test('an address opens once, and the second browser is told so in its language', async () => {
  const path = pathOf(server.mintAddress('window'));
  await send(path);
  const second = await send(path, { 'Accept-Language': 'cs-CZ,en;q=0.5' });
  expect(second.status).toBe(410);
  expect(second.headers['content-language']).toBe('cs');
  expect(second.body).toContain('už byla použita');
});

test('the browser that used an address may ask for it again', async () => {
  const path = pathOf(server.mintAddress('window'));
  const { headers } = await send(path);
  const again = await send(path, { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' });
  expect(again.status).toBe(303);
});

test('asking only for the head of an address does not use it up', async () => {
  const path = pathOf(server.mintAddress('printed'));
  await send(path, {}, { method: 'HEAD' });
  expect((await send(path)).status).toBe(303);
});

test('window and printed address carry different tokens, and a new printed one ends the older', async () => {
  const window = pathOf(server.mintAddress('window'));
  const first = pathOf(server.mintAddress('printed'));
  const second = pathOf(server.mintAddress('printed'));
  expect(new Set([window, first, second]).size).toBe(3);
  expect((await send(first)).status).toBe(410);
  expect((await send(second)).status).toBe(303);
  expect((await send(window)).status).toBe(303);
});

test('without a session nothing is served', async () => {
  for (const path of ['/', '/index.html', '/assets/index-abc.js']) {
    const answer = await send(path, { 'Accept-Language': 'de' });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('nicht verbunden');
  }
  expect((await send('/', { Cookie: `nexus-${server.port}=guess` })).status).toBe(401);
});

test('the page comes with a strict policy and a fresh nonce', async () => {
  const cookie = await signIn();
  const [first, second] = [await send('/', cookie), await send('/', cookie)];
  const policy = String(first.headers['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(first.body).toBe(`<meta nonce="${nonce}"><p>page</p>`);
  expect(first.body).not.toBe(second.body);
  expect(policy).toContain("default-src 'self'; script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
});

test('hashed assets may be kept by the browser', async () => {
  const answer = await send('/assets/index-abc.js', await signIn());
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['cache-control']).toContain('immutable');
});

test.each([
  '/../outside.js',
  '/%2e%2e/outside.js',
  '/assets/../../outside.js',
  '/assets/..%2f..%2foutside.js',
  '/..%5coutside.js',
  '/assets\\..\\outside.js',
  '/index.html%00.js',
  '/.hidden.js',
  '//outside.js',
  '/%zz',
  '/assets',
  `/${'a'.repeat(5000)}.js`,
])('%s does not leave the folder', async (path) => {
  expect((await send(path, await signIn())).status).toBe(404);
});

test('a foreign host name is refused', async () => {
  const cookie = await signIn();
  expect((await send('/', cookie, { host: 'evil.example' })).status).toBe(403);
  expect((await send('/', cookie, { host: `localhost:${server.port}` })).status).toBe(403);
});

test('a foreign origin is refused', async () => {
  const cookie = await signIn();
  expect((await send('/', { ...cookie, Origin: 'http://127.0.0.1:1' })).status).toBe(403);
  expect((await send('/', { ...cookie, Origin: 'null' })).status).toBe(403);
});

test('a page on another port of this computer is refused', async () => {
  const headers = { ...(await signIn()), 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' };
  expect((await send('/assets/index-abc.js', headers)).status).toBe(403);
});

test('nothing can be posted', async () => {
  expect((await send('/', await signIn(), { method: 'POST' })).status).toBe(405);
});

test('the bridge answers calls of a page with a session', async () => {
  const headers = { ...(await signIn()), Origin: origin() };
  const websocket = openSocket(headers) as unknown as globalThis.WebSocket;
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ websocket }));
  expect(await client.double(21)).toBe(42);
  websocket.close();
});

test('an unexpected failure crosses the bridge without its text', async () => {
  const headers = { ...(await signIn()), Origin: origin() };
  const websocket = openSocket(headers) as unknown as globalThis.WebSocket;
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ websocket }));
  const failure = await client.fail().then(String, JSON.stringify);
  expect(failure).toContain('INTERNAL_SERVER_ERROR');
  expect(failure).not.toContain('secret');
  websocket.close();
});

test('an upgrade needs the session and our own origin', async () => {
  const cookie = await signIn();
  expect(await upgradeStatus({ ...cookie, Origin: origin() })).toBe(101);
  expect(await upgradeStatus({ Origin: origin() })).toBe(403);
  expect(await upgradeStatus({ ...cookie, Origin: 'http://evil.example' })).toBe(403);
  expect(await upgradeStatus(cookie)).toBe(403);
});

test('a frame over 1 MiB ends the connection', async () => {
  const socket = openSocket({ ...(await signIn()), Origin: origin() });
  const code = await new Promise<number>((resolve) => {
    socket.on('open', () => socket.send('x'.repeat(1024 * 1024 + 1)));
    socket.on('close', resolve);
    socket.on('error', () => undefined);
  });
  expect(code).toBe(1009);
});

test('a port that is taken is an error of the catalogue', async () => {
  const second = startBrowserServer({ core, rendererDir: folder, port: server.port });
  await expect(second).rejects.toSatisfy(
    (error) => isAppError(error, 'server.port-in-use') && error.details.port === server.port,
  );
});
