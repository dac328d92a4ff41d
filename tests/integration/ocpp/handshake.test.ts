import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listenError, oneAddress } from '#core/adapters/ocpp/oneAddress.ts';
import { createTestBackEnd } from '#core/createTestBackEnd.ts';
import {
  boot,
  goodCharger,
  rawCharger,
  sendRaw,
  startTestBackEnd,
  upgradeRequest,
} from '#tests/support/ocppBackEnd.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

const key = '0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF';
const basic = (user: string, password: string | Uint8Array) =>
  `Authorization: Basic ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString('base64')}`;

test.each([
  ['none', undefined, 'subprotocol-missing'],
  ['ocpp2.0.1', 'ocpp2.0.1', 'subprotocol-other'],
  ['OCPP1.6', 'OCPP1.6', 'subprotocol-case'],
])(
  'H1: sub-protocol %s is answered 101 without the header, then closed with 1002',
  async (_, offered, why) => {
    await using site = await startTestBackEnd();
    const { status, head, socket } = await sendRaw(
      site.backEnd.port,
      upgradeRequest('/ocpp/CP001', { protocol: offered ?? null }),
    );
    expect(status).toBe(101);
    expect(head.toLowerCase()).not.toContain('sec-websocket-protocol');
    expect(head).toContain('\x88\x18\x03\xea');
    // This peer ignores the goodbye; it is not waited for.
    await new Promise((resolve) => socket.once('close', resolve));
    const attempt = await site.untilAttempt(({ failed }) => failed === 'subprotocol');
    expect(attempt).toMatchObject({ diagnosis: why, seen: offered ?? '', identity: 'CP001' });
  },
);

test('H1: a malformed list of sub-protocols is answered 400', async () => {
  await using site = await startTestBackEnd();
  const { status } = await sendRaw(site.backEnd.port, upgradeRequest('/ocpp/CP001', { protocol: ',,' }));
  expect(status).toBe(400);
});

test('H2: of a list ocpp1.6 is chosen', async () => {
  await using site = await startTestBackEnd();
  const socket = new WebSocket(`ws://127.0.0.1:${site.backEnd.port}/ocpp/CP001`, ['ocpp1.5', 'ocpp1.6']);
  await new Promise((resolve) => socket.once('open', resolve));
  expect(socket.protocol).toBe('ocpp1.6');
  socket.terminate();
});

test.each([
  ['H3', '/ocpp/CP002', 404, 'identity-unexpected'],
  ['H3', '/ocpp/cp001', 404, 'identity-case'],
  ['H3', '/elsewhere/CP001', 404, 'path-wrong'],
  ['H3', '/ocpp//CP001', 404, 'path-empty-segment'],
  ['H3', '/ocpp/CP001/', 404, 'path-trailing-slash'],
  ['H3', '/ocpp/CP001/CP001', 404, 'identity-doubled'],
  ['H3', '/ocpp/', 404, 'identity-missing'],
  ['H3', '/ocpp/CP001?a=1', 404, 'path-query'],
  ['H4', '/ocpp/%ZZ', 400, 'path-bad-encoding'],
  ['H4', '/ocpp/%E0%A4%A', 400, 'path-bad-encoding'],
  ['H5', '/ocpp/a%2Fb', 404, 'identity-unusable'],
  ['H5', '/ocpp/CP%E2%80%8B001', 404, 'identity-unusable'],
  ['H5', '/ocpp/%2e%2e/CP001', 404, 'path-wrong'],
  ['H5', '/ocpp/./CP001', 404, 'path-wrong'],
  ['H5', 'http://127.0.0.1/ocpp/CP001', 404, 'path-wrong'],
])('%s: %s is answered %i as %s, and it goes on', async (_, target, wanted, diagnosis) => {
  await using site = await startTestBackEnd();
  const { status } = await sendRaw(site.backEnd.port, upgradeRequest(target));
  expect(status).toBe(wanted);
  await site.untilAttempt((attempt) => attempt.diagnosis === diagnosis);
  const good = goodCharger(site.backEnd.port);
  await good.connect();
  await good.close({});
});

test('H5: a request line of 20 kB and a flood of headers are refused', async () => {
  await using site = await startTestBackEnd();
  const { port } = site.backEnd;
  expect([400, 414, 431]).toContain(
    (await sendRaw(port, upgradeRequest(`/ocpp/${'a'.repeat(20_000)}`))).status,
  );
  const headers = Array.from({ length: 100 }, (_, n) => `X-${n}: ${'b'.repeat(300)}`);
  expect([400, 431]).toContain((await sendRaw(port, upgradeRequest('/ocpp/CP001', { headers }))).status);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'header-too-large');
});

test.each([
  ['no header', [], 'auth-missing'],
  ['a wrong key', [basic('CP001', Buffer.alloc(20, 7))], 'auth-key-wrong'],
  ['the hexadecimal text', [basic('CP001', key)], 'auth-key-as-text'],
  ['another user', [basic('CP002', Buffer.from(key, 'hex'))], 'auth-user'],
  ['bad base64', ['Authorization: Basic !!!'], 'auth-malformed'],
  ['another scheme', ['Authorization: Bearer abc'], 'auth-scheme'],
  ['two headers', [basic('CP001', Buffer.from(key, 'hex')), basic('CP001', 'x')], 'auth-twice'],
])('H6: %s is answered 401 with a challenge', async (_, headers, diagnosis) => {
  await using site = await startTestBackEnd({ key });
  const { status, head } = await sendRaw(site.backEnd.port, upgradeRequest('/ocpp/CP001', { headers }));
  expect(status).toBe(401);
  expect(head).toContain('WWW-Authenticate: Basic');
  expect(await site.untilAttempt(({ failed }) => failed === 'authentication')).toMatchObject({ diagnosis });
});

test('H6: the right key as bytes is let in, also one that holds a colon', async () => {
  await using site = await startTestBackEnd({ key: 'with:colon:and:dots.' });
  const good = goodCharger(site.backEnd.port, 'CP001', { password: Buffer.from('with:colon:and:dots.') });
  await good.connect();
  expect(await good.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
  await good.close({});
  expect(JSON.stringify(site.events)).not.toContain('with:colon');
});

test('H7: TLS at the plain port is named', async () => {
  await using site = await startTestBackEnd();
  const socket = connectTls({ port: site.backEnd.port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  expect(await site.untilAttempt(({ failed }) => failed === 'http')).toMatchObject({
    diagnosis: 'tls-on-plain-port',
  });
});

test('H7: plain HTTP at the TLS port, TLS 1.1 and a charger that does not trust us are named', async () => {
  const tls = createTestAuthority().issue();
  await using site = await startTestBackEnd({ tls });
  await sendRaw(site.backEnd.port, upgradeRequest('/ocpp/CP001'));
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'plain-on-tls-port');
  const options = { port: site.backEnd.port, host: '127.0.0.1' };
  const old = connectTls({
    ...options,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'ALL:@SECLEVEL=0',
  });
  old.on('error', () => undefined);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'tls-version');
  const distrustful = connectTls(options);
  distrustful.on('error', () => undefined);
  await site.untilAttempt(
    ({ diagnosis }) => diagnosis === 'tls-closed-by-charger' || diagnosis === 'tls-certificate-refused',
  );
});

test('a page of another origin is refused without a key, and a charger that names our address is not', async () => {
  await using site = await startTestBackEnd();
  const { port } = site.backEnd;
  const ask = async (origin: string) => {
    const { status, socket } = await sendRaw(
      port,
      upgradeRequest('/ocpp/CP001', { headers: [`Origin: ${origin}`] }),
    );
    socket.destroy();
    return status;
  };
  for (const origin of ['https://example.com', 'http://127.0.0.1:1', 'http://localhost', 'null'])
    expect(await ask(origin)).toBe(403);
  expect(await site.untilAttempt(({ diagnosis }) => diagnosis === 'origin-foreign')).toMatchObject({
    failed: 'http',
    seen: 'https://example.com',
  });
  expect(await ask(`http://127.0.0.1:${port}`)).toBe(101);
});

test('H8: a browser is answered 426', async () => {
  await using site = await startTestBackEnd();
  const { status } = await fetch(`http://127.0.0.1:${site.backEnd.port}/ocpp/CP001`);
  expect(status).toBe(426);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'not-websocket');
});

test.each([
  ['version 12', { version: '12' }],
  ['no key', { key: null }],
])('H9: %s is answered 400', async (_, options) => {
  await using site = await startTestBackEnd();
  expect((await sendRaw(site.backEnd.port, upgradeRequest('/ocpp/CP001', options))).status).toBe(400);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'bad-handshake');
});

test('H10: 100 slow-loris sockets are dropped, and a good charger connects meanwhile', async () => {
  await using site = await startTestBackEnd({ headersTimeoutMs: 1000 });
  const { port } = site.backEnd;
  const sockets = Array.from({ length: 100 }, () => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /ocpp/CP001 HTTP/1.1\r\nX-A: '));
    socket.on('error', () => undefined);
    socket.resume();
    return socket;
  });
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  const startedMs = performance.now();
  const good = goodCharger(port);
  await good.connect();
  expect(performance.now() - startedMs).toBeLessThan(1000);
  await good.close({});
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'header-too-slow');
});

test('H11: idle connections over the limit are refused and told, the rest goes on', async () => {
  await using site = await startTestBackEnd({ maxConnections: 20 });
  const sockets = Array.from({ length: 26 }, () => {
    const socket = connect(site.backEnd.port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  await site.untilAttempt(({ diagnosis, times }) => diagnosis === 'too-many-connections' && times >= 6);
  for (const socket of sockets) socket.destroy();
  await site.untilAttempt(({ diagnosis, times }) => diagnosis === 'nothing-sent' && times >= 20);
  const good = goodCharger(site.backEnd.port);
  await good.connect();
  await good.close({});
});

test.each(['0.0.0.0', '::', '', '0', '0x0', '0.0', '000.000.000.000', '::0', '::ffff:0.0.0.0'])(
  'every interface at once is refused, also when it is written "%s"',
  async (host) => {
    await expect(oneAddress(host)).rejects.toMatchObject({ code: 'ocpp.interface-not-here' });
    await expect(startTestBackEnd({ host })).rejects.toMatchObject({ code: 'ocpp.interface-not-here' });
  },
);

test('H12: a port this computer keeps for itself is refused in words', () => {
  const cause = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
  expect(listenError(cause, '127.0.0.1', 80)).toMatchObject({
    code: 'server.port-not-permitted',
    details: { port: 80 },
  });
});

test('H12: a port in use, every interface at once and a foreign address are refused in words', async () => {
  await using site = await startTestBackEnd();
  const options = { identities: [], mode: 'report', minutes: 1, heartbeatIntervalS: 60 } as const;
  const start = (host: string, port: number) => createTestBackEnd({ ...options, host, port }, site.dataDir);
  await expect(start('127.0.0.1', site.backEnd.port)).rejects.toMatchObject({ code: 'server.port-in-use' });
  await expect(start('0.0.0.0', 0)).rejects.toMatchObject({ code: 'ocpp.interface-not-here' });
  await expect(start('192.0.2.77', 0)).rejects.toMatchObject({ code: 'ocpp.interface-not-here' });
  const tls = { certificate: 'none', key: 'none' };
  await expect(
    createTestBackEnd({ ...options, host: '127.0.0.1', port: 0, tls }, site.dataDir),
  ).rejects.toMatchObject({ code: 'ocpp.certificate-unusable' });
});

test('H13: the same identity again wins, the old connection is closed with 1008', async () => {
  await using site = await startTestBackEnd();
  await using first = await rawCharger(site.backEnd.port);
  await using second = await rawCharger(site.backEnd.port);
  expect(await first.closed).toBe(1008);
  second.send([2, '1', 'BootNotification', boot]);
  expect(await second.next()).toMatchObject([3, '1', { status: 'Accepted' }]);
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'replaced');
});

test('H14: a foreign charger is listed as unexpected; without a list everybody is let in', async () => {
  await using site = await startTestBackEnd({ identities: [] });
  const anybody = goodCharger(site.backEnd.port, 'RDAM 123');
  await anybody.connect();
  expect(site.backEnd.chargers()).toMatchObject([{ identity: 'RDAM 123', isConnected: true }]);
  await anybody.close({});
});

test('profile 2: TLS and key together let a charger in', async () => {
  const authority = createTestAuthority();
  await using site = await startTestBackEnd({ tls: authority.issue(), key });
  const good = goodCharger(site.backEnd.port, 'CP001', {
    ca: authority.certificate,
    password: Buffer.from(key, 'hex'),
  });
  await good.connect();
  expect(await good.call('BootNotification', boot)).toMatchObject({ status: 'Accepted', interval: 300 });
  await good.close({});
});
