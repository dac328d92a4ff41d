import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { practiceAir, scanUntil } from './practiceAir.ts';

const run = (file: string) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))]);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (output.stderr += chunk.toString()));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ ...output, code }));
  });
};

test('a process with radio, charger and laptop prints its own line only and ends by itself', async () => {
  const { code, stdout, stderr } = await run('./onePass.ts');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{"value":"value"}\n', stderr: '' });
});

test('a hundred chargers in one process are all heard', async () => {
  await using site = await practiceAir();
  const listeners = process.listenerCount('exit');
  const chargers = await Promise.all(Array.from({ length: 100 }, () => site.charger()));
  const missing = new Set(chargers.map(({ id }) => id));
  await scanUntil(site.laptop(), ({ id }) => missing.delete(id) && missing.size === 0);
  expect(missing.size).toBe(0);
  expect(process.listenerCount('exit')).toBe(listeners);
});

test('a charger with its door closed is silent, drops its link, and is heard again afterwards', async () => {
  await using site = await practiceAir();
  const [charger, other] = [await site.charger(), await site.charger({ name: 'NEXUS-0002' })];
  const radio = site.laptop();
  await scanUntil(radio, ({ id }) => id === charger.id);
  const link = await radio.connect(charger.id, { deadlineMs: 5000 });
  const { promise: closed, resolve } = Promise.withResolvers<{ readonly wanted: boolean }>();
  link.onClosed(resolve);
  charger.peripheral.setDoorOpen(false);
  expect(await closed).toEqual({ wanted: false });

  const heard: string[] = [];
  let others = 0;
  const stop = await radio.scan(({ id }) => heard.push(id));
  await scanUntil(radio, ({ id }) => id === other.id && ++others === 4);
  await stop();
  expect(heard).not.toContain(charger.id);

  charger.peripheral.setDoorOpen(true);
  await scanUntil(radio, ({ id }) => id === charger.id);
});
