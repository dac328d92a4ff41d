import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { practiceSiteArguments, startSite } from '#tests/support/practiceSite.ts';

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-site-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts a site from a process in between, kills that one without warning, and answers with the site's process id. */
const orphanSite = async (how: 'fork' | 'spawn'): Promise<number> => {
  const args = practiceSiteArguments({ dir: temporaryFolder(), commissioned: true });
  const start =
    how === 'fork'
      ? `fork(args[0], args.slice(1), { silent: true, execArgv: [] })`
      : `spawn(process.execPath, [...args, '--watch-parent'])`;
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { fork, spawn } from 'node:child_process';
     const args = ${JSON.stringify(args)};
     const site = ${start};
     site.stdout.once('data', () => console.log(site.pid));`,
  ]);
  const [line]: string[] = await once(createInterface({ input: parent.stdout }), 'line');
  parent.kill('SIGKILL');
  return Number(line);
};

test.each(['fork', 'spawn'] as const)(
  'a site ends when the process that started it by %s is killed',
  async (how) => {
    const pid = await orphanSite(how);
    onTestFinished(() => void (isRunning(pid) && process.kill(pid)));
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  },
);

test('a restart in the same folder keeps ports and state', async () => {
  const dir = temporaryFolder();
  const first = await startSite({ chargers: 2, dir, commissioned: true });
  const boots = Number((await first.truth())['state.bootCount']);
  expect(await first.stop()).toBe(0);
  expect(readdirSync(join(dir, 'chargers'))).toEqual(
    first.ready.chargers.map(({ serial }) => `${serial}.json`).toSorted(),
  );
  await using second = await startSite({ chargers: 2, dir, commissioned: true });
  expect(second.ready.chargers).toEqual(first.ready.chargers);
  expect((await second.truth())['state.bootCount']).toBe(boots + 1);
});

test('a site killed without warning starts again with what it had', async () => {
  const dir = temporaryFolder();
  const first = await startSite({ dir });
  first.process.kill('SIGKILL');
  await first.stop();
  await using second = await startSite({ dir });
  expect(second.ready.chargers).toEqual(first.ready.chargers);
  expect(second.ready.radio).toBe(first.ready.radio);
});

test('a second site in the same folder is refused', async () => {
  await using first = await startSite();
  await expect(startSite({ dir: first.dir })).rejects.toThrow(/running in this folder already/);
  expect((await first.control('/')).status).toBe(200);
});

test('two sites live side by side', async () => {
  await using one = await startSite({ commissioned: true });
  await using other = await startSite({ commissioned: true });
  expect(one.ready.chargers[0]?.serial).toBe(other.ready.chargers[0]?.serial);
  expect(one.ready.chargers[0]?.modbus.port).not.toBe(other.ready.chargers[0]?.modbus.port);
  expect(one.ready.control).not.toBe(other.ready.control);
});

test.each([[['--chargers', '0']], [['--nonsense']], [[]]])('usage errors end with 2: %j', async (args) => {
  const [main = ''] = practiceSiteArguments({ dir: temporaryFolder() });
  const child = spawn(process.execPath, [main, ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = await once(child, 'close');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('usage:');
});
