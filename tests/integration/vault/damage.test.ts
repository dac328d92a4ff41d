import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, newVault, passphrase, tamper, unlockedAt, vaultAt, vaultPath } from './vaultFixture.ts';

const filled = async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  vault.put('NX-1', 'access.pin', '428193', { inForce: true });
  vault.put('NX-2', 'access.pin', '700142', { inForce: true });
  vault.put('NX-2', 'access.pin', '700143');
  return { path, vault };
};

test('a flipped bit anywhere in the file is found, locked or not, and nothing is overwritten', async () => {
  const { path, vault } = await filled();
  const good = readFileSync(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ (1 << bit);
      writeFileSync(path, bad);
      const locked = vaultAt(path);
      expect(locked.state()).toEqual({ kind: 'unusable', code: 'vault.damaged' });
      for (const use of [
        () => locked.unlock(passphrase),
        () => locked.list(),
        () => vault.get('NX-1', 'access.pin'),
        () => vault.put('NX-1', 'access.pin', '1'),
        () => vault.setPassphrase(passphrase, 'entirely different words'),
      ]) {
        expect(await codeOf(use)).toBe('vault.damaged');
      }
      expect(await codeOf(() => locked.create(passphrase, { useSystemKey: false }))).toBe('vault.exists');
      expect(readFileSync(path)).toEqual(bad);
    }),
    { numRuns: 300 },
  );
  writeFileSync(path, good);
  expect(vault.get('NX-1', 'access.pin')?.current).toBe('428193');
});

test('a file cut off anywhere is found', async () => {
  const { path } = await filled();
  const good = readFileSync(path);
  fc.assert(
    fc.property(fc.nat(good.length - 1), (length) => {
      writeFileSync(path, good.subarray(0, length));
      expect(vaultAt(path).state()).toEqual({ kind: 'unusable', code: 'vault.damaged' });
    }),
  );
});

test('entries cannot be swapped, taken away or relabelled by somebody without the key', async () => {
  const { path, vault } = await filled();
  const good = readFileSync(path);
  const changes: [string, (text: string) => string][] = [
    ['serials swapped', (text) => text.replaceAll('NX-1', 'NX-X').replaceAll('NX-2', 'NX-1')],
    ['another point', (text) => text.replace('access.pin', 'wifi.password')],
    ['a pending value put in force', (text) => text.replace('"pending"', '"current"')],
    ['another time', (text) => text.replace(/"changedAtMs":(\d)/, '"changedAtMs":9$1')],
    ['one forgotten', (text) => text.replace(/\{"serial":"NX-1".*?\]\},/, '')],
    ['an older count', (text) => text.replace(/("keyId":"\w+","revision":)\d+/, '$11')],
    ['another seal', (text) => text.replace(/"seal":"\w{8}/, '"seal":"00000000')],
  ];
  for (const [what, change] of changes) {
    writeFileSync(path, good);
    tamper(path, change);
    expect([what, readFileSync(path).equals(good)]).toEqual([what, false]);
    const found = [
      await codeOf(() => vaultAt(path).unlock(passphrase)),
      await codeOf(() => vault.get('NX-1', 'access.pin')),
    ];
    expect([what, ...found]).toEqual([what, 'vault.damaged', 'vault.damaged']);
  }
});

test('a weakened key derivation does not open', async () => {
  const { path } = await filled();
  tamper(path, (text) => text.replace('"opsLimit":1', '"opsLimit":2'));
  expect(await codeOf(() => vaultAt(path).unlock(passphrase))).toBe('vault.wrong-passphrase');
});

test('a made-up file cannot ask for all memory of the computer', async () => {
  const { path } = await filled();
  tamper(path, (text) => text.replace('"memLimitBytes":8192', '"memLimitBytes":99999999999'));
  expect(await codeOf(() => vaultAt(path).unlock(passphrase))).toBe('vault.damaged');
});

test('a newer format is named and left alone', async () => {
  const { path, vault } = await filled();
  tamper(path, (text) => text.replace('"format":1', '"format":2,"new":{}'));
  const before = readFileSync(path);
  expect(vaultAt(path).state()).toEqual({ kind: 'unusable', code: 'vault.newer-format' });
  await expect(vaultAt(path).unlock(passphrase)).rejects.toMatchObject({
    code: 'vault.newer-format',
    details: { version: 2, supported: 1 },
  });
  expect(await codeOf(() => vault.put('NX-1', 'access.pin', '1'))).toBe('vault.newer-format');
  expect(readFileSync(path)).toEqual(before);
});

test.each(['', '{}', 'null', '[]', '{"format":1}', 'no vault at all'.repeat(30)])(
  'takes "%s" for damage',
  async (text) => {
    const path = vaultPath();
    writeFileSync(path, text);
    expect(vaultAt(path).state()).toEqual({ kind: 'unusable', code: 'vault.damaged' });
    tamper(path, () => text);
    expect(vaultAt(path).state()).toEqual({ kind: 'unusable', code: 'vault.damaged' });
  },
);

test('a file that cannot be read is not taken for none', async () => {
  const path = vaultPath();
  mkdirSync(path);
  const vault = vaultAt(path);
  expect(vault.state()).toEqual({ kind: 'unusable', code: 'file.unreadable' });
  expect(await codeOf(() => vault.create(passphrase, { useSystemKey: false }))).toBe('file.unreadable');
});

test('the vault of another computer in its place does not take secrets of this one', async () => {
  const { path, vault } = await filled();
  const other = vaultPath();
  await newVault(other);
  writeFileSync(path, readFileSync(other));
  expect(await codeOf(() => vault.put('NX-1', 'access.pin', '1'))).toBe('vault.locked');
  expect(readFileSync(path)).toEqual(readFileSync(other));
  expect((await unlockedAt(path)).list()).toEqual([]);
});

test('a file that vanished is not made anew by a put', async () => {
  const { path, vault } = await filled();
  rmSync(path);
  expect(await codeOf(() => vault.put('NX-1', 'access.pin', '1'))).toBe('vault.none');
  expect(vault.state()).toEqual({ kind: 'none' });
});
