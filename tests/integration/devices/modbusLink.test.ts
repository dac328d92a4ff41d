import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createModbusConnector } from '#core/adapters/modbus/createModbusConnector.ts';
import { frame, honest, startRawServer } from './rawServer.ts';

const deadline = { deadlineMs: 2000 };
const connector = createModbusConnector({ requestDeadlineMs: 150 });
const target = (port: number) => ({ host: '127.0.0.1', port, unit: 1 });

test('reads and writes registers in order', async () => {
  await using server = await startRawServer();
  const link = await connector.connect(target(server.port), deadline);
  const reads = await Promise.all([
    link.readHolding(256, 3),
    link.readHolding(0, 125),
    link.readHolding(7, 1),
  ]);
  expect(reads.map((words) => [words.length, words[0]])).toEqual([
    [3, 256],
    [125, 0],
    [1, 7],
  ]);
  await link.writeRegister(512, 13_000);
  await link.writeRegisters(524, [0x4e58, 0xb007]);
  await link.close();
});

test('sends one request at a time', async () => {
  await using server = await startRawServer();
  let waiting = 0;
  let most = 0;
  server.answering((request, socket) => {
    waiting += 1;
    most = Math.max(most, waiting);
    setImmediate(() => {
      waiting -= 1;
      honest(request, socket);
    });
  });
  const link = await connector.connect(target(server.port), deadline);
  await Promise.all(Array.from({ length: 20 }, (_, n) => link.readHolding(n, 1)));
  expect(most).toBe(1);
  await link.close();
});

test('names an exception with its number and register', async () => {
  await using server = await startRawServer();
  server.answering(({ transaction, body }, socket) => {
    socket.write(frame(transaction, [1, (body[1] ?? 0) | 0x80, 6]));
  });
  const link = await connector.connect(target(server.port), deadline);
  await expect(link.writeRegister(512, 1)).rejects.toMatchObject({
    code: 'modbus.exception',
    details: { exception: 6, register: 512 },
  });
  expect(link.isOpen()).toBe(true);
  await link.close();
});

test('ignores an answer that comes too late', async () => {
  await using server = await startRawServer();
  const late: (() => void)[] = [];
  server.answering((request, socket) => {
    const body = Buffer.from(request.body);
    late.push(() => honest({ transaction: request.transaction, body }, socket));
  });
  const link = await connector.connect(target(server.port), deadline);
  await expect(link.readHolding(10, 1)).rejects.toMatchObject({ code: 'device.timeout' });
  server.answering((request, socket) => {
    for (const answer of late.splice(0)) answer();
    honest(request, socket);
  });
  expect(await link.readHolding(20, 1)).toEqual([20]);
  await link.close();
});

const corrupt: readonly (readonly [string, (transaction: number, socket: Socket) => void])[] = [
  ['a half answer', (id, socket) => void socket.write(frame(id, [1, 3, 2, 0, 9]).subarray(0, 8))],
  ['a foreign protocol', (_id, socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['an impossible length', (id, socket) => void socket.write(Buffer.from([0, id, 0, 0, 0xff, 0xff, 1, 3]))],
];

test.each(corrupt)('ends the link after %s', async (_what, answer) => {
  await using server = await startRawServer();
  server.answering(({ transaction }, socket) => answer(transaction, socket));
  const link = await connector.connect(target(server.port), deadline);
  const closed = new Promise((resolve) => void link.onClosed(resolve));
  await expect(link.readHolding(9, 1)).rejects.toMatchObject({ code: 'device.bad-answer' });
  expect(await closed).toEqual({ wanted: false });
  await expect(link.readHolding(9, 1)).rejects.toMatchObject({ code: 'device.link-lost' });
});

const wrong: readonly (readonly [string, readonly number[]])[] = [
  ['of another function', [1, 4, 2, 0, 9]],
  ['of another unit', [2, 3, 2, 0, 9]],
  ['with too few registers', [1, 3, 2, 0, 9]],
  ['whose byte count lies', [1, 3, 2, 0, 9, 0, 9]],
];

test.each(wrong)('refuses an answer %s and goes on', async (_what, body) => {
  await using server = await startRawServer();
  server.answering(({ transaction }, socket) => void socket.write(frame(transaction, body)));
  const link = await connector.connect(target(server.port), deadline);
  await expect(link.readHolding(9, 2)).rejects.toMatchObject({ code: 'device.bad-answer' });
  server.answering(honest);
  expect(await link.readHolding(9, 2)).toEqual([9, 10]);
  await link.close();
});

test('refuses an echo that does not fit the write', async () => {
  await using server = await startRawServer();
  server.answering(({ transaction }, socket) => void socket.write(frame(transaction, [1, 6, 2, 0, 0, 7])));
  const link = await connector.connect(target(server.port), deadline);
  await expect(link.writeRegister(512, 8)).rejects.toMatchObject({ code: 'device.bad-answer' });
  await link.close();
});

test('settles a pending request at once when the connection ends', async () => {
  await using server = await startRawServer();
  server.answering((_request, socket) => void socket.destroy());
  const slow = createModbusConnector({ requestDeadlineMs: 60_000 });
  const link = await slow.connect(target(server.port), deadline);
  await expect(link.readHolding(0, 1)).rejects.toMatchObject({ code: 'device.link-lost' });
});

test('gives a device up that stays silent', async () => {
  await using server = await startRawServer();
  server.answering(() => undefined);
  const link = await connector.connect(target(server.port), deadline);
  const closed = new Promise((resolve) => void link.onClosed(resolve));
  for (let n = 0; n < 3; n += 1) {
    await expect(link.readHolding(0, 1)).rejects.toMatchObject({ code: 'device.timeout' });
  }
  expect(await closed).toEqual({ wanted: false });
});

const freePort = async (): Promise<number> => {
  await using server = await startRawServer();
  return server.port;
};

test('tells a refused connection from an address where nobody is', async () => {
  const port = await freePort();
  await expect(connector.connect(target(port), deadline)).rejects.toMatchObject({
    code: 'modbus.refused-connection',
  });
  expect(await connector.isReachable('127.0.0.1', port, 1000)).toBe(true);
  // Nobody accepts or refuses a connection to the broadcast address.
  const nowhere = { host: '255.255.255.255', port: 502, unit: 1 };
  await expect(connector.connect(nowhere, { deadlineMs: 200 })).rejects.toMatchObject({
    code: 'modbus.unreachable',
  });
  expect(await connector.isReachable('255.255.255.255', 502, 200)).toBe(false);
});

test('stops connecting when asked to', async () => {
  const stop = new AbortController();
  const connecting = connector.connect(
    { host: '192.0.2.1', port: 502, unit: 1 },
    { deadlineMs: 60_000, signal: stop.signal },
  );
  stop.abort();
  await expect(connecting).rejects.toMatchObject({ code: 'job.cancelled' });
});
