import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boot, goodCharger } from '#tests/support/ocppBackEnd.ts';
import { main, startNexus } from './nexus.ts';

type Line = Readonly<Record<string, unknown>>;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A running `ocpp serve --json`, its lines and its input. */
const serve = async (...args: readonly string[]) => {
  const child: ChildProcess = spawn(
    process.execPath,
    [main, 'ocpp', 'serve', '--port', '0', '--json', '--data', folder, ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line);
    for (const look of waiting) look();
  });
  const until = async (isIt: (line: Line) => boolean): Promise<Line> => {
    for (;;) {
      const found = lines.find(isIt);
      if (found) return found;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    }
  };
  const { port } = (await until(({ event }) => event === 'listening')) as { port: number };
  const say = (line: unknown) =>
    child.stdin?.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  return { child, lines, until, port, say };
};

test('serve tells events and takes commands as JSON lines, and ends with 1001 on SIGTERM', async () => {
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, 'SixteenCharacter\n');
  const { child, until, port, say } = await serve('--identity', 'CP1', '--key-file', keyFile);
  const charger = goodCharger(port, 'CP1', { password: Buffer.from('SixteenCharacter') });
  charger.handle(
    'GetConfiguration',
    () => ({ configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] }) as never,
  );
  await charger.connect();
  await charger.call('BootNotification', boot);
  await until((line) => line['event'] === 'frame');
  say({ id: 7, command: 'GetConfiguration' });
  expect(await until(({ id }) => id === 7)).toMatchObject({
    event: 'result',
    result: { kind: 'configuration', rows: [{ key: 'HeartbeatInterval', value: '300', type: 'number' }] },
  });
  say('{nonsense');
  say({ id: 8, command: 'RemoteStartTransaction', idTag: 'A' });
  say({ id: 9, command: 'GetConfiguration', more: 1 });
  say(`{"id":10,"x":"${'a'.repeat(100_000)}"}`);
  await until(({ event, id }) => event === 'error' && id === null);
  expect(await until(({ id }) => id === 8)).toMatchObject({
    error: { code: 'ocpp.command-not-understood', details: { field: 'confirmed' } },
  });
  await until(({ id }) => id === 9);
  const closed = once(charger, 'disconnect');
  child.kill('SIGTERM');
  expect(await closed).toMatchObject([{ code: 1001 }]);
  expect(await once(child, 'close')).toEqual([0, null]);
  const again = createServer().listen(port, '127.0.0.1');
  await once(again, 'listening');
  again.close();
});

test('serve says clearly that a port is in use, and what is wrong with a key or an address', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const run = (...args: readonly string[]) =>
    startNexus(['ocpp', 'serve', '--json', '--data', folder, ...args]).ended;
  expect(await run('--port', String(port))).toMatchObject({
    code: 1,
    json: [{ error: { code: 'server.port-in-use', details: { port } } }],
  });
  taken.close();
  writeFileSync(join(folder, 'short'), 'short');
  expect(await run('--port', '0', '--key-file', join(folder, 'short'))).toMatchObject({
    code: 1,
    json: [{ error: { code: 'ocpp.key-unusable' } }],
  });
  expect(await run('--port', '70000')).toMatchObject({ code: 2 });
});
