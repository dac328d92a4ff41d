import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openVaultFile } from '#core/adapters/vault/vaultFile.ts';
import { createVault } from '#core/vault/createVault.ts';
import { codeOf, newVault, passphrase, testClock, unlockedAt, vaultAt, vaultPath } from './vaultFixture.ts';

const hourMs = 3_600_000;

test('there is none, then it is unlocked, then locked, and each change is told', async () => {
  const clock = testClock();
  const vault = vaultAt(vaultPath(), { clock });
  const kinds: string[] = [];
  const stop = vault.onState(() => kinds.push(vault.state().kind));
  expect(vault.state()).toEqual({ kind: 'none' });
  await vault.create(passphrase, { useSystemKey: false });
  expect(vault.state()).toEqual({
    kind: 'unlocked',
    unlockedUntilMs: clock.nowMs() + 8 * hourMs,
    hasPassphrase: true,
    hasSystemKey: false,
  });
  vault.lock();
  expect(vault.state()).toEqual({ kind: 'locked', hasPassphrase: true, hasSystemKey: false });
  await vault.unlock(passphrase);
  stop();
  vault.lock();
  expect(kinds).toEqual(['unlocked', 'locked', 'unlocked']);
});

test('without a vault nothing can be kept, listed or unlocked', async () => {
  const vault = vaultAt(vaultPath());
  for (const use of [
    () => vault.put('NX-1', 'access.pin', '123456'),
    () => vault.get('NX-1', 'access.pin'),
    () => vault.list(),
    () => vault.unlock(passphrase),
    () => vault.unlockWithSystem(),
    () => vault.setPassphrase(passphrase, 'another passphrase'),
  ]) {
    expect(await codeOf(use)).toBe('vault.none');
  }
});

test('a second vault is refused and the first stays as it is', async () => {
  const path = vaultPath();
  await newVault(path);
  const before = readFileSync(path);
  expect(await codeOf(() => vaultAt(path).create(passphrase, { useSystemKey: false }))).toBe('vault.exists');
  expect(readFileSync(path)).toEqual(before);
});

test.each(['', 'short', 'elevenchars', 'aaaaaaaaaaaaaaaa', 'abababababababab', '   word       '])(
  'refuses the weak passphrase "%s"',
  async (weak) => {
    const path = vaultPath();
    const vault = vaultAt(path);
    expect(await codeOf(() => vault.create(weak, { useSystemKey: false }))).toBe('vault.weak-passphrase');
    expect(vault.state()).toEqual({ kind: 'none' });
    const made = await newVault(path);
    expect(await codeOf(() => made.setPassphrase(passphrase, weak))).toBe('vault.weak-passphrase');
  },
);

test('a locked vault tells names but neither values nor changes', async () => {
  const vault = await newVault();
  vault.put('NX-2', 'wifi.password', 'correct horse');
  vault.put('NX-1', 'access.pin', '428193', { inForce: true });
  vault.lock();
  expect(vault.list()).toEqual([
    { serial: 'NX-1', point: 'access.pin', changedAtMs: expect.any(Number), isPending: false },
    { serial: 'NX-2', point: 'wifi.password', changedAtMs: expect.any(Number), isPending: true },
  ]);
  for (const use of [
    () => vault.get('NX-1', 'access.pin'),
    () => vault.getAsOf('NX-1', 'access.pin', 0),
    () => vault.put('NX-1', 'access.pin', '1'),
    () => vault.confirm('NX-1', 'access.pin'),
    () => vault.discardPending('NX-1', 'access.pin'),
    () => vault.remove('NX-1', 'access.pin'),
  ]) {
    expect(await codeOf(use)).toBe('vault.locked');
  }
});

test('locks itself after eight hours', async () => {
  const clock = testClock();
  const vault = await newVault(vaultPath(), { clock });
  clock.advance(8 * hourMs - 1);
  expect(vault.state().kind).toBe('unlocked');
  clock.advance(1);
  expect(vault.state().kind).toBe('locked');
});

test('stays locked when the clock is set back, and locks when a sleeping laptop stood still', async () => {
  const clock = testClock();
  const startMs = clock.nowMs();
  const vault = await newVault(vaultPath(), { clock });
  clock.advance(8 * hourMs);
  clock.setWall(startMs);
  expect(await codeOf(() => vault.get('NX-1', 'access.pin'))).toBe('vault.locked');
  await vault.unlock(passphrase);
  clock.setWall(startMs + 9 * hourMs);
  expect(await codeOf(() => vault.get('NX-1', 'access.pin'))).toBe('vault.locked');
});

test('a wrong passphrase is refused, and after two each next one has to wait longer', async () => {
  const clock = testClock();
  const vault = await newVault(vaultPath(), { clock });
  vault.lock();
  const wrong = () => codeOf(() => vault.unlock('five words in a row'));
  const right = () => codeOf(() => vault.unlock(passphrase));
  expect(await wrong()).toBe('vault.wrong-passphrase');
  expect(await wrong()).toBe('vault.wrong-passphrase');
  for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({
      code: 'vault.blocked',
      details: { seconds },
    });
    clock.advance(seconds * 1000 - 1);
    expect(await right()).toBe('vault.blocked');
    clock.advance(1);
    expect(await wrong()).toBe('vault.wrong-passphrase');
  }
  clock.advance(60_000);
  expect(await right()).toBeUndefined();
  vault.lock();
  expect(await wrong()).toBe('vault.wrong-passphrase');
  expect(await right()).toBeUndefined();
});

test('a wrong old passphrase counts as a wrong one', async () => {
  const vault = await newVault();
  for (const old of ['five words in a row', null]) {
    expect(await codeOf(() => vault.setPassphrase(old, 'another passphrase'))).toBe('vault.wrong-passphrase');
  }
  expect(await codeOf(() => vault.unlock(passphrase))).toBe('vault.blocked');
});

test('takes the passphrase in every form that keyboards give to the same letters', async () => {
  const path = vaultPath();
  const vault = vaultAt(path);
  await vault.create('žluťoučký kůň'.normalize('NFD'), { useSystemKey: false });
  expect((await unlockedAt(path, {}, 'žluťoučký kůň'.normalize('NFC'))).state().kind).toBe('unlocked');
});

test('a change of the passphrase keeps all values, and only the new one opens', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  for (let n = 0; n < 20; n += 1) {
    vault.put(`NX-${n}`, 'access.pin', `old ${n}`, { inForce: true });
    vault.put(`NX-${n}`, 'access.pin', `new ${n}`);
  }
  const listed = vault.list();
  await vault.setPassphrase(passphrase, 'entirely different words');
  expect(vault.state().kind).toBe('unlocked');
  vault.put('NX-99', 'access.pin', 'after');
  vault.remove('NX-99', 'access.pin');

  expect(await codeOf(() => vaultAt(path).unlock(passphrase))).toBe('vault.wrong-passphrase');
  const again = await unlockedAt(path, {}, 'entirely different words');
  expect(again.list()).toEqual(listed);
  for (let n = 0; n < 20; n += 1) {
    expect(again.get(`NX-${n}`, 'access.pin')).toEqual({ current: `old ${n}`, pending: [`new ${n}`] });
  }
});

test('a change of the passphrase while locked leaves it locked, and keeps the time while unlocked', async () => {
  const clock = testClock();
  const vault = await newVault(vaultPath(), { clock });
  const until = clock.nowMs() + 8 * hourMs;
  clock.advance(hourMs);
  await vault.setPassphrase(passphrase, 'entirely different words');
  expect(vault.state()).toMatchObject({ kind: 'unlocked', unlockedUntilMs: until });
  vault.lock();
  await vault.setPassphrase('entirely different words', passphrase);
  expect(vault.state().kind).toBe('locked');
});

test('another process is locked out by a change of the passphrase until it knows the new one', async () => {
  const path = vaultPath();
  const here = await newVault(path);
  const there = await unlockedAt(path);
  here.put('NX-1', 'access.pin', '428193');
  expect(there.get('NX-1', 'access.pin')).toEqual({ current: null, pending: ['428193'] });
  await here.setPassphrase(passphrase, 'entirely different words');
  expect(await codeOf(() => there.put('NX-1', 'access.pin', '111111'))).toBe('vault.locked');
  expect(there.state().kind).toBe('locked');
  await there.unlock('entirely different words');
  expect(there.get('NX-1', 'access.pin')).toEqual({ current: null, pending: ['428193'] });
});

test('asks for Argon2id of 128 MiB when nobody says otherwise, and says so in the file', async () => {
  const path = vaultPath();
  const vault = createVault({ file: openVaultFile(path), clock: testClock() });
  await vault.create(passphrase, { useSystemKey: false });
  vault.lock();
  await vault.unlock(passphrase);
  vault.lock();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    format: 1,
    slots: { passphrase: { kdf: 'argon2id13', opsLimit: 3, memLimitBytes: 134_217_728 }, system: null },
  });
});
