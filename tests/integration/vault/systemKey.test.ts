import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf, createTestKeyStore, newVault, passphrase, vaultAt, vaultPath } from './vaultFixture.ts';

const filled = async (passphraseOrNone: string | null) => {
  const path = vaultPath();
  const keyStore = createTestKeyStore();
  const vault = vaultAt(path, { keyStore });
  await vault.create(passphraseOrNone, { useSystemKey: true });
  vault.put('NX-1', 'access.pin', '428193', { inForce: true });
  vault.lock();
  return { path, keyStore, vault };
};

test('the key store of the system opens the vault, and so does the passphrase', async () => {
  const { vault } = await filled(passphrase);
  expect(vault.state()).toEqual({ kind: 'locked', hasPassphrase: true, hasSystemKey: true });
  await vault.unlockWithSystem();
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
  vault.lock();
  await vault.unlock(passphrase);
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
});

test('a key store is offered only where there is one that protects', async () => {
  const keyStore = createTestKeyStore();
  const vault = vaultAt(vaultPath(), { keyStore });
  expect(await vault.hasKeyStore()).toBe(true);
  keyStore.takeAway();
  expect(await vault.hasKeyStore()).toBe(false);
  expect(await vaultAt(vaultPath()).hasKeyStore()).toBe(false);
});

test('a vault may have the key store alone, and a passphrase later', async () => {
  const { vault } = await filled(null);
  expect(vault.state()).toEqual({ kind: 'locked', hasPassphrase: false, hasSystemKey: true });
  expect(await codeOf(() => vault.unlock(passphrase))).toBe('vault.wrong-passphrase');
  expect(await codeOf(() => vault.setPassphrase(null, passphrase))).toBe('vault.locked');
  await vault.unlockWithSystem();
  await vault.setPassphrase(null, passphrase);
  expect(vault.state()).toMatchObject({ kind: 'unlocked', hasPassphrase: true, hasSystemKey: true });
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
  vault.lock();
  await vault.unlock(passphrase);
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
});

test.each([
  ['none', undefined],
  ['that of another computer', createTestKeyStore(0x33)],
])('with %s it stays locked', async (_, keyStore) => {
  const { path } = await filled(passphrase);
  const vault = vaultAt(path, keyStore ? { keyStore } : {});
  expect(await codeOf(() => vault.unlockWithSystem())).toBe('vault.no-key-store');
  expect(vault.state().kind).toBe('locked');
});

test('a key store that does not protect is refused, and nothing is made', async () => {
  const path = vaultPath();
  const keyStore = createTestKeyStore();
  keyStore.takeAway();
  const vault = vaultAt(path, { keyStore });
  expect(await codeOf(() => vault.create(passphrase, { useSystemKey: true }))).toBe('vault.no-key-store');
  expect(await codeOf(() => vaultAt(path).create(null, { useSystemKey: true }))).toBe('vault.no-key-store');
  expect(await codeOf(() => vaultAt(path).create(null, { useSystemKey: false }))).toBe(
    'vault.weak-passphrase',
  );
  expect(vault.state()).toEqual({ kind: 'none' });
});

test('a vault without the key store in use does not open with it', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  vault.lock();
  const withStore = vaultAt(path, { keyStore: createTestKeyStore() });
  expect(await codeOf(() => withStore.unlockWithSystem())).toBe('vault.no-key-store');
});

test('a change of the passphrase renews the key in the key store, or leaves it out when that is gone', async () => {
  const { path, keyStore, vault } = await filled(passphrase);
  const boxOf = () => JSON.parse(readFileSync(path, 'utf8')).slots.system?.box;
  const before = boxOf();
  await vault.setPassphrase(passphrase, 'entirely different words');
  expect(boxOf()).toHaveLength(before.length);
  expect(boxOf()).not.toBe(before);
  await vault.unlockWithSystem();
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
  keyStore.takeAway();
  await vault.setPassphrase('entirely different words', passphrase);
  expect(vault.state()).toMatchObject({ hasPassphrase: true, hasSystemKey: false });
});
