import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createDesk, main, startNexus } from './nexus.ts';

const simulateArgs = () => {
  const desk = createDesk();
  onTestFinished(() => desk.remove());
  return [
    ...['simulate', '--chargers', '2', '--seed', '7', '--dir', join(desk.dir, 'site'), '--speed', '20'],
    '--firmware',
    '1.4.0',
  ];
};

const firstLine = async (stream: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('no line');
};

/** Resolves when nothing answers at the control door of a site any more. */
const untilGone = async (control: string): Promise<void> => {
  for (;;) {
    try {
      await fetch(control, { signal: AbortSignal.timeout(500) });
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test('simulate prints one ready line and ends cleanly on SIGTERM', async () => {
  const { child, ended } = startNexus(simulateArgs());
  if (!child.stdout) throw new Error('no output');
  const ready = JSON.parse(await firstLine(child.stdout));
  expect(ready).toMatchObject({
    event: 'ready',
    control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    radio: expect.any(String),
    wifi: { ssid: expect.any(String), password: expect.any(String) },
    chargers: [{ pin: '000000', modbus: { host: '127.0.0.1', unit: 1 } }, {}],
  });
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
  await untilGone(ready.control);
});

test('the practice site ends when whoever started the command line is killed', async () => {
  const launcher = `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, JSON.parse(process.argv[1]), { stdio: ['ignore', 'inherit', 'inherit'] });
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', launcher, JSON.stringify([main, ...simulateArgs()])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = JSON.parse(await firstLine(parent.stdout));
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await untilGone(ready.control);
});
