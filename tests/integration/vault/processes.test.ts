import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { withFileLock } from '#core/adapters/vault/fileLock.ts';
import { openVaultFile } from '#core/adapters/vault/vaultFile.ts';
import { codeOf, newVault, passphrase, unlockedAt, vaultPath } from './vaultFixture.ts';

const script = fileURLToPath(new URL('./putProcess.ts', import.meta.url));

const startPutting = (file: string, name: string, count: number): ChildProcess => {
  const child = spawn(process.execPath, [script, file, passphrase, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

/** Kills the process when it has said that `count` values are kept; returns how many it said in the end. */
const killAfter = async (child: ChildProcess, count: number): Promise<number> => {
  let said = 0;
  const ended = once(child, 'exit');
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk).split('\n').length - 1;
    if (said >= count) child.kill('SIGKILL');
  }
  await ended;
  return said;
};

test('two processes that put at once lose nothing', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  const children = ['A', 'B'].map((name) => startPutting(path, name, 60));
  for (const child of children) child.stdout?.resume();
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  expect(vault.list()).toHaveLength(120);
  for (let n = 0; n < 60; n += 1) {
    for (const name of ['A', 'B']) {
      expect(vault.get(`${name}-${n}`, 'access.pin')).toEqual({ current: `${name} ${n}`, pending: [] });
    }
  }
});

test('a process killed while writing leaves a whole file with all it said was kept', async () => {
  const path = vaultPath();
  await newVault(path);
  for (const [index, count] of [1, 7, 23, 40, 61].entries()) {
    const said = await killAfter(startPutting(path, `run${index}`, 100_000), count);
    const vault = await unlockedAt(path);
    const kept = vault.list().filter(({ serial }) => serial.startsWith(`run${index}-`));
    expect(kept.length).toBeGreaterThanOrEqual(said);
    for (const { serial, point } of kept) {
      expect(vault.get(serial, point)?.current).toBe(serial.replace('-', ' '));
    }
    vault.put('NX-1', 'access.pin', `after ${index}`, { inForce: true });
    expect(vault.get('NX-1', 'access.pin')?.current).toBe(`after ${index}`);
  }
});

test('what a killed process left half-written beside the file is not taken and soon gone', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  const whole = readFileSync(path);
  writeFileSync(`${path}.tmp`, whole.subarray(0, 100));
  expect(vault.list()).toEqual([]);
  vault.put('NX-1', 'access.pin', '428193');
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['vault.json', 'vault.json.lock']);
});

test('waits for another that writes, and says busy when it takes too long', async () => {
  const path = vaultPath();
  await newVault(path);
  const vault = await unlockedAt(path, { file: openVaultFile(path, { busyTimeoutMs: 30 }) });
  const before = readFileSync(path);
  const code = withFileLock(`${path}.lock`, 30, () => {
    try {
      vault.put('NX-1', 'access.pin', '428193');
      return 'kept';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  });
  expect(code).toBe('vault.busy');
  expect(readFileSync(path)).toEqual(before);
  vault.put('NX-1', 'access.pin', '428193');
  expect(vault.list()).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')(
  'only the owner may read the file, also after changes',
  async () => {
    const path = vaultPath();
    const vault = await newVault(path);
    const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
    expect(mode(path)).toBe('600');
    chmodSync(path, 0o644);
    vault.put('NX-1', 'access.pin', '428193');
    expect([mode(path), mode(`${path}.lock`)]).toEqual(['600', '600']);
  },
);

test('a folder that takes no new file gives an error and leaves the vault as it is', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  const before = readFileSync(path);
  mkdirSync(`${path}.tmp`);
  expect(await codeOf(() => vault.put('NX-1', 'access.pin', '428193'))).toBe('vault.not-saved');
  expect(await codeOf(() => vault.setPassphrase(passphrase, 'entirely different words'))).toBe(
    'vault.not-saved',
  );
  expect(readFileSync(path)).toEqual(before);
  expect(vault.list()).toEqual([]);
  rmSync(`${path}.tmp`, { recursive: true });
  vault.put('NX-1', 'access.pin', '428193');
  expect(vault.list()).toHaveLength(1);
});

test('an error while writing keeps what was there', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  const file = openVaultFile(path);
  const before = readFileSync(path);
  expect(() =>
    file.replace(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  file.replace(() => undefined);
  expect(readFileSync(path)).toEqual(before);
  vault.put('NX-1', 'access.pin', '428193');
  expect(vault.list()).toHaveLength(1);
});
