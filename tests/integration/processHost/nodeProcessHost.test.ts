import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (code: string, args: readonly string[] = []) => {
  const script = join(folder, 'child.mjs');
  writeFileSync(script, code);
  return createNodeProcessHost(folder, script).start('simulator', args);
};

const lines = (child: ReturnType<typeof start>, count: number) =>
  new Promise<string[]>((resolve) => {
    const seen: string[] = [];
    child.onLine((line) => {
      seen.push(line);
      if (seen.length === count) resolve(seen);
    });
  });

const exit = (child: ReturnType<typeof start>) =>
  new Promise<number | null>((resolve) => void child.onExit(resolve));

test('passes arguments on and reports whole lines, then the exit code', async () => {
  const child = start("process.stdout.write(process.argv[2] + '\\nse'); process.stdout.write('cond\\n');", [
    'first',
  ]);
  const ended = exit(child);
  expect(await lines(child, 2)).toEqual(['first', 'second']);
  expect(await ended).toBe(0);
});

test('asks a process to end and waits for it', async () => {
  const child = start(
    "setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(7)); console.log('up');",
  );
  const ended = exit(child);
  await lines(child, 1);
  await child.stop();
  expect(await ended).toBe(7);
});

test('ends a process that does not listen after the grace', async () => {
  const child = start("setInterval(() => {}, 1000); process.on('SIGTERM', () => {}); console.log('up');");
  const ended = exit(child);
  await lines(child, 1);
  await child.stop(50);
  expect(await ended).toBeNull();
});

test('reports a script that is missing as an end', async () => {
  const child = createNodeProcessHost(folder, join(folder, 'missing.mjs')).start('simulator', []);
  expect(await exit(child)).not.toBe(0);
  await child.stop();
});

test('a process learns that its starter was killed hard', async () => {
  writeFileSync(
    join(folder, 'child.mjs'),
    `process.on('disconnect', () => process.exit(0));
     console.log(process.pid);`,
  );
  const host = join(
    import.meta.dirname,
    '..',
    '..',
    '..',
    'src/core/adapters/processHost/nodeProcessHost.ts',
  );
  const starter = join(folder, 'starter.mts');
  writeFileSync(
    starter,
    `import { createNodeProcessHost } from ${JSON.stringify(host)};
     const child = createNodeProcessHost('', ${JSON.stringify(join(folder, 'child.mjs'))}).start('simulator', []);
     child.onLine((line) => console.log(line));`,
  );
  const process_ = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(process_.stdout, 'data')) as [Buffer];
  const childPid = Number(String(chunk));
  process_.kill('SIGKILL');
  await expect.poll(() => isAlive(childPid), { timeout: 5000 }).toBe(false);
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
