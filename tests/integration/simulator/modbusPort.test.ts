import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#simulator/site/freePort.ts';
import { createModbusPort } from '#simulator/site/modbusPort.ts';

const createPort = (state: { wanted?: { host: string; port: number } | undefined }) => {
  const said: string[] = [];
  const port = createModbusPort({
    wanted: () => state.wanted,
    newSession: () => ({
      read: () => ({ kind: 'exception', exception: 2 }),
      write: () => ({ kind: 'exception', exception: 2 }),
      end: () => undefined,
    }),
    faults: () => ({}),
    delayMs: () => 0,
    say: (text) => said.push(text),
  });
  onTestFinished(() => port.close());
  return { port, said };
};

const reach = (host: string, port: number): Promise<'open' | 'refused'> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => resolve('refused'));
    socket.on('close', (hadError) => resolve(hadError ? 'refused' : 'open'));
  });

test.runIf(process.platform === 'linux')('the port moves with the address and closes with it', async () => {
  const number = await findFreePort(new Set());
  const state: Parameters<typeof createPort>[0] = { wanted: { host: '127.0.0.1', port: number } };
  const { port } = createPort(state);
  await port.follow();
  expect(await reach('127.0.0.1', number)).toBe('open');
  state.wanted = { host: '127.0.7.20', port: number };
  await port.follow();
  expect(await reach('127.0.0.1', number)).toBe('refused');
  expect(await reach('127.0.7.20', number)).toBe('open');
  state.wanted = undefined;
  await port.follow();
  expect(await reach('127.0.7.20', number)).toBe('refused');
});

test.each(['0.0.0.0', '192.168.4.1', '128.0.0.1', '::1'])('the address %s is never bound', async (host) => {
  const number = await findFreePort(new Set());
  const { port, said } = createPort({ wanted: { host, port: number } });
  await port.follow();
  expect(await reach('127.0.0.1', number)).toBe('refused');
  expect(said).toEqual([]);
});

test('a port that is taken is opened as soon as it is free', async () => {
  const holder = createServer((socket) => socket.destroy());
  const number = await findFreePort(new Set());
  holder.listen({ host: '127.0.0.1', port: number });
  await once(holder, 'listening');
  const { port, said } = createPort({ wanted: { host: '127.0.0.1', port: number } });
  await port.follow();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('EADDRINUSE');
  holder.close();
  await once(holder, 'close');
  await expect.poll(() => reach('127.0.0.1', number), { timeout: 5000 }).toBe('open');
});
