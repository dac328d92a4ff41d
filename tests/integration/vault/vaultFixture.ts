import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openVaultFile } from '#core/adapters/vault/vaultFile.ts';
import type { SecretStore, SystemKeyStore } from '#core/ports/secretStore.ts';
import { createVault, type VaultOptions } from '#core/vault/createVault.ts';
import { isAppError } from '#shared/errors/appError.ts';

export const passphrase = 'four words in a row';
/** The least that Argon2id takes, so that tests do not wait. */
export const cheap = { opsLimit: 1, memLimitBytes: 8192 };

/** A path in a folder of its own, removed afterwards. */
export const vaultPath = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'vault.json');
};

/** Two clocks that a test moves, together or one alone. */
export const testClock = (startMs = Date.UTC(2026, 10, 20, 9, 0, 0)) => {
  let wallMs = startMs;
  let monotonicMs = 5_000;
  return {
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    advance(ms: number) {
      wallMs += ms;
      monotonicMs += ms;
    },
    setWall(ms: number) {
      wallMs = ms;
    },
  };
};

type Options = Partial<VaultOptions>;

export const vaultAt = (path: string, options: Options = {}): SecretStore => {
  const vault = createVault({ file: openVaultFile(path), clock: testClock(), cost: cheap, ...options });
  onTestFinished(() => vault.lock());
  return vault;
};

export const newVault = async (path = vaultPath(), options: Options = {}): Promise<SecretStore> => {
  const vault = vaultAt(path, options);
  await vault.create(passphrase, { useSystemKey: options.keyStore !== undefined });
  return vault;
};

export const unlockedAt = async (path: string, options: Options = {}, words = passphrase) => {
  const vault = vaultAt(path, options);
  await vault.unlock(words);
  return vault;
};

/** A key store that turns bits over; another one does not open what it closed. */
export const createTestKeyStore = (pattern = 0x5a) => {
  let isThere = true;
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ pattern);
  return {
    isAvailable: async () => isThere,
    wrap: async (bytes: Uint8Array) => Uint8Array.of(pattern, ...turn(bytes)),
    unwrap: async (bytes: Uint8Array) => {
      if (bytes[0] !== pattern) throw new Error('closed by somebody else');
      return turn(bytes.subarray(1));
    },
    takeAway() {
      isThere = false;
    },
  } satisfies SystemKeyStore & { takeAway(): void };
};

/** The code of the error, or what came instead. */
export const codeOf = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

/** Changes the JSON of a file and makes its checksum right again, as somebody without the key could. */
export const tamper = (path: string, change: (text: string) => string): void => {
  const text = readFileSync(path, 'utf8');
  const whole = change(text.slice(0, -80));
  const checksum = createHash('sha256').update(whole).digest('hex');
  writeFileSync(path, `${whole},"checksum":"${checksum}"}\n`);
};
