import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const scripts = join(import.meta.dirname, '..', '..', '..', 'scripts');
const lib = (name: string): string => join(scripts, 'lib', name);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, code: string): string => {
  writeFileSync(join(folder, name), code);
  return join(folder, name);
};

/** A launcher that lets a program with this code take its place, as `nexus` and `start` do. */
const launcher = (code: string): string =>
  file(
    'launcher.mjs',
    `import { becomeProcess } from ${JSON.stringify(lib('run.mjs'))};
     import { watchedNodeArgs } from ${JSON.stringify(lib('watchedNode.mjs'))};
     await becomeProcess(process.execPath, watchedNodeArgs(${JSON.stringify(file('program.mjs', code))}, ['a b']));`,
  );

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const stays = 'setInterval(() => {}, 1000); console.log(process.pid);';

const startStaying = async (code: string) => {
  const child = spawn(process.execPath, [launcher(code)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, programPid: Number.parseInt(String(chunk), 10) };
};

test('a launched program has the same arguments, streams and exit code', () => {
  const code =
    "process.stdin.on('data', (d) => { console.log(process.argv[2], String(d)); process.exit(7); });";
  const { status, stdout } = spawnSync(process.execPath, [launcher(code)], { input: 'in', encoding: 'utf8' });
  expect(stdout).toBe('a b in\n');
  expect(status).toBe(7);
});

test('SIGTERM reaches the program, and its exit code comes back', async () => {
  const { child } = await startStaying(`process.on('SIGTERM', () => process.exit(3)); ${stays}`);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([3, null]);
});

test('a program ended by a signal ends the launcher the same way', async () => {
  const { child, programPid } = await startStaying(stays);
  process.kill(programPid, 'SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
});

test('the program ends when its launcher is killed hard', async () => {
  const { child, programPid } = await startStaying(stays);
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(programPid), { timeout: 5000 }).toBe(false);
});

test('start explains itself and refuses what it does not know', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [join(scripts, 'start.mjs'), ...args], { encoding: 'utf8' });
  const help = start('--help');
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('--practice');
  for (const wrong of [['--hots'], ['--host', 'mars']]) {
    const { status, stderr } = start(...wrong);
    expect(status).toBe(1);
    expect(stderr).toContain('Usage: npm start');
  }
});

test('an older Node gets one clear sentence', () => {
  const old = file(
    'old.mjs',
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });
     await import(${JSON.stringify(lib('checkNode.mjs'))});`,
  );
  const { status, stderr } = spawnSync(process.execPath, [old], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('needs Node 20.19');
});
