import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers-sumo';
import { expect, test } from 'vitest';
import { unlockedAt, vaultPath } from './vaultFixture.ts';

const page = readFileSync(new URL('../../../docs/vault-format.md', import.meta.url), 'utf8');
const file = Buffer.from(`${/```json vault\n(.*)\n```/.exec(page)?.[1]}\n`);
const passphrase = 'four words in a row';
const serial = 'NX-2604-0017';
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const decrypt = (closed: { nonce: string; box: string }, context: unknown, key: Uint8Array) =>
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    bytes(closed.box),
    JSON.stringify(context),
    bytes(closed.nonce),
    key,
  );

test('the example opens step by step as the page says', async () => {
  await sodium.ready;
  const vault = JSON.parse(file.toString());
  const whole = file.subarray(0, -80);
  expect(file.subarray(-80).toString()).toBe(`,"checksum":"${vault.checksum}"}\n`);
  expect(createHash('sha256').update(whole).digest('hex')).toBe(vault.checksum);

  const slot = vault.slots.passphrase;
  const slotKey = sodium.crypto_pwhash(
    32,
    passphrase.normalize('NFKC'),
    bytes(slot.salt),
    slot.opsLimit,
    slot.memLimitBytes,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  const { vaultId, keyId } = vault;
  const dataKey = decrypt(
    slot,
    ['nexus-vault-key', 1, vaultId, keyId, slot.opsLimit, slot.memLimitBytes, slot.salt],
    slotKey,
  );
  const keyNumber = (n: number) => sodium.crypto_kdf_derive_from_key(32, n, 'nxvault1', dataKey);

  expect(whole.subarray(-74).toString()).toBe(`,"seal":"${vault.seal}"`);
  const seal = sodium.crypto_generichash(32, whole.subarray(0, -74), keyNumber(2));
  expect(Buffer.from(seal).toString('hex')).toBe(vault.seal);

  const values = vault.secrets[0].values.map(
    (value: { nonce: string; box: string; revision: number; status: string }) => {
      const place = ['nexus-vault-secret', 1, vaultId, serial, 'access.pin', value.revision];
      return [value.status, sodium.to_string(sodium.unpad(decrypt(value, place, keyNumber(1)), 64))];
    },
  );
  expect(values).toEqual([
    ['current', '428193'],
    ['pending', '700142'],
  ]);
});

test('this version still opens the example and goes on with it', async () => {
  const path = vaultPath();
  writeFileSync(path, file);
  const vault = await unlockedAt(path, {}, passphrase);
  expect(vault.get(serial, 'access.pin')).toEqual({ current: '428193', pending: ['700142'] });
  expect(vault.getAsOf(serial, 'access.pin', 1_795_166_999_000)).toBe('428193');
  vault.confirm(serial, 'access.pin');
  expect(vault.get(serial, 'access.pin')).toEqual({ current: '700142', pending: [] });
});
