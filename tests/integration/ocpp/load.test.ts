import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOcppFiles } from '#core/adapters/ocpp/ocppFiles.ts';
import {
  boot,
  goodCharger,
  rawCharger,
  startTestBackEnd,
  upgradeRequest,
} from '#tests/support/ocppBackEnd.ts';

const everybody = { identities: [] } as const;
const names = (count: number) => Array.from({ length: count }, (_, n) => `CP${n}`);
const rssMb = () => process.memoryUsage().rss / 1_048_576;

test('L1: 50 charge points at once boot within 5 s and are answered quickly', async () => {
  await using site = await startTestBackEnd(everybody);
  const startedMs = performance.now();
  const chargers = names(50).map((name) => goodCharger(site.backEnd.port, name));
  await Promise.all(
    chargers.map(async (charger) => {
      await charger.connect();
      await charger.call('BootNotification', boot);
    }),
  );
  expect(performance.now() - startedMs).toBeLessThan(5000);
  const waits: number[] = [];
  for (let round = 0; round < 20; round += 1)
    await Promise.all(
      chargers.map(async (charger) => {
        const askedMs = performance.now();
        await charger.call('Heartbeat', {});
        waits.push(performance.now() - askedMs);
      }),
    );
  const p99 = waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.99)] ?? 0;
  // Chargers and back end share one process here, and the computer with other tests.
  expect(p99).toBeLessThan(500);
  expect(site.backEnd.chargers().filter(({ isReady }) => isReady)).toHaveLength(50);
  await Promise.all(chargers.map((charger) => charger.close({})));
});

test('L2: a storm of reconnections with cut handshakes leaves nothing behind', async () => {
  await using site = await startTestBackEnd({ ...everybody, maxConnections: 500 });
  const { port } = site.backEnd;
  const cut = (name: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(upgradeRequest(`/ocpp/${name}`).slice(0, 60));
        socket.resetAndDestroy();
      });
      socket.on('error', () => undefined);
      socket.once('close', () => resolve());
    });
  const storm = () =>
    Promise.all(
      names(50).map(async (name, n) => {
        if (n % 5 === 0) return cut(name);
        const charger = await rawCharger(port, name);
        charger.socket.terminate();
        await charger.closed;
      }),
    );
  await storm();
  const before = rssMb();
  for (let round = 0; round < 8; round += 1) await storm();
  await expect.poll(() => site.backEnd.chargers().filter(({ isConnected }) => isConnected).length).toBe(0);
  expect(rssMb() - before).toBeLessThan(50);
  expect(site.backEnd.attempts().length).toBeLessThanOrEqual(200);
});

/** Says it and has nothing more to say; the other side has read it all when it ends too. */
const closed = (port: number, bytes: Uint8Array | string) =>
  new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => resolve());
  });

/** A frame of a client, masked with zeros. */
const frame = (first: number, body: Uint8Array): Buffer => {
  const length = body.length < 126 ? [0x80 | body.length] : [0xfe, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), body]);
};

test('rubbish of every kind neither ends it nor makes it grow', async () => {
  await using site = await startTestBackEnd({ ...everybody, headersTimeoutMs: 500 });
  const { port } = site.backEnd;
  const open = upgradeRequest('/ocpp/CP1');
  const fragments = Buffer.concat([
    Buffer.from(open),
    frame(0x01, Buffer.from('[')),
    ...Array.from({ length: 20_000 }, () => frame(0x00, Buffer.from(' '))),
  ]);
  const rubbish = () => [
    randomBytes(2000),
    `GET /ocpp/${'%'.repeat(500)} HTTP/1.1\r\n\r\n`,
    'GET / HTTP/9.9\r\n\r\n',
    'POST /upload/x HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
    'PUT /upload/00000000000000000000000000000000/../../x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc',
    `CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n`,
    upgradeRequest('/ocpp/\u0000'),
    upgradeRequest('/ocpp/CP1', { headers: ['Transfer-Encoding: chunked', 'Content-Length: 5'] }),
    Buffer.concat([Buffer.from(open), randomBytes(5000)]),
    Buffer.concat([Buffer.from(open), frame(0x81, Buffer.from('{"__proto__":{"a":1}}'))]),
    Buffer.concat([Buffer.from(open), frame(0x81, Buffer.from('['.repeat(60_000)))]),
    Buffer.concat([Buffer.from(open), ...Array.from({ length: 500 }, () => frame(0x89, Buffer.alloc(100)))]),
    fragments,
  ];
  await Promise.all(rubbish().map((bytes) => closed(port, bytes)));
  const before = rssMb();
  for (let round = 0; round < 4; round += 1) await Promise.all(rubbish().map((bytes) => closed(port, bytes)));
  expect(rssMb() - before).toBeLessThan(80);
  const good = goodCharger(port, 'GOOD');
  await good.connect();
  expect(await good.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
  await good.close({});
});

test('whoever asks and never reads the answers is cut off before they pile up', async () => {
  await using site = await startTestBackEnd(everybody);
  const heartbeats = Buffer.concat(
    Array.from({ length: 1000 }, (_, n) => frame(0x81, Buffer.from(`[2,"${n}","Heartbeat",{}]`))),
  );
  const deaf = connect(site.backEnd.port, '127.0.0.1', () => {
    deaf.write(upgradeRequest('/ocpp/DEAF'));
    deaf.pause();
    const ask = (): void => {
      while (!deaf.destroyed && deaf.write(heartbeats));
    };
    deaf.on('drain', ask);
    ask();
  });
  deaf.on('error', () => undefined);
  expect(await site.untilAttempt(({ failed }) => failed === 'alive')).toMatchObject({ diagnosis: 'lost' });
  deaf.destroy();
});

test('old transactions do not fill the disk: what is over the limit is refused, so that the charger keeps it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-kept-'));
  const files = createOcppFiles(folder, Date.now, 400);
  const keep = (identity: string) =>
    files.keepTransaction(identity, {
      atMs: 0,
      identity,
      action: 'StopTransaction',
      payload: { a: 'a'.repeat(200) },
    });
  const kept = keep('CP1');
  expect(() => keep('CP2')).toThrow();
  expect(readFileSync(kept, 'utf8')).toContain('StopTransaction');
  rmSync(folder, { recursive: true });
});

test('however many chargers somebody invents, what is told of them stays small', async () => {
  await using site = await startTestBackEnd(everybody);
  await using one = await rawCharger(site.backEnd.port, 'MANY');
  const long = 'x'.repeat(5000);
  one.send([2, 'b', 'BootNotification', { ...boot, chargePointModel: long }]);
  await one.next();
  for (let n = 0; n < 120; n += 1) {
    one.send([2, `s${n}`, 'StatusNotification', { connectorId: n, errorCode: long, status: long }]);
    const start = { connectorId: n, idTag: long, meterStart: 0, timestamp: new Date().toISOString() };
    one.send([2, `t${n}`, 'StartTransaction', start]);
    await one.next();
    await one.next();
  }
  expect(JSON.stringify(site.backEnd.chargers()).length).toBeLessThan(8000);
});

test('L4: closing says goodbye with 1001 and frees the port', async () => {
  const site = await startTestBackEnd();
  const charger = await rawCharger(site.backEnd.port);
  await site.backEnd.close('asked');
  expect(await charger.closed).toBe(1001);
  await using again = await startTestBackEnd({ port: site.backEnd.port });
  expect(again.backEnd.port).toBe(site.backEnd.port);
  await site[Symbol.asyncDispose]();
});

test('it stops by itself when its time is over', async () => {
  await using site = await startTestBackEnd({ minutes: 0.005 });
  const { reason } = await site.until((event) => event.event === 'closed');
  expect(reason).toBe('time-over');
});

test('an upload nobody asked for is 404, one that is too large is 413 and leaves nothing', async () => {
  await using site = await startTestBackEnd({ ...everybody, largestUploadBytes: 1000 });
  const { port } = site.backEnd;
  const put = (path: string, body: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'PUT', body }).then(
      ({ status }) => status,
      () => 0,
    );
  expect(await put('/upload/00000000000000000000000000000000/a', 'x')).toBe(404);
  await using charger = await rawCharger(port, 'CP1');
  charger.send([2, 'b', 'BootNotification', boot]);
  await charger.next();
  const asked = site.backEnd.run({ command: 'GetDiagnostics' });
  const [, id, , { location }] = (await charger.next()) as [number, string, string, { location: string }];
  charger.send([3, id, { fileName: 'log' }]);
  await asked;
  const { pathname } = new URL(location);
  expect([413, 0]).toContain(await put(`${pathname}big`, 'x'.repeat(5000)));
  expect((await site.until((event) => event.event === 'upload')).state).toBe('too-large');
  expect(await put(`${pathname}..%2F..%2Fevil.txt`, 'hello')).toBe(201);
  const [, received] = site.ofKind('upload');
  expect(received).toMatchObject({ state: 'received', bytes: 5 });
  expect(received?.file.startsWith(site.dataDir)).toBe(true);
  expect(received?.file.split('/').at(-1)).not.toContain('..%');
});
