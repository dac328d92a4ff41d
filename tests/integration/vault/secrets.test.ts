import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, newVault, testClock, unlockedAt, vaultPath } from './vaultFixture.ts';

const serial = 'NX-2604-0017';
const pin = 'access.pin';
const names = fc
  .string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
  .filter((text) => text.length <= 80);
const values = fc.string({ maxLength: 200, unit: 'grapheme' }).filter((text) => text.length <= 1000);

test('gives back any text for any charger and point, also after locking', async () => {
  const path = vaultPath();
  const vault = await newVault(path);
  fc.assert(
    fc.property(names, names, values, (charger, point, value) => {
      vault.put(charger, point, value, { inForce: true });
      expect(vault.get(charger, point)).toEqual({ current: value, pending: [] });
    }),
    { numRuns: 60 },
  );
  const again = await unlockedAt(path);
  for (const { serial, point } of vault.list()) {
    expect(again.get(serial, point)).toEqual(vault.get(serial, point));
  }
});

test('keeps names apart that look like one when they are joined', async () => {
  const vault = await newVault();
  vault.put('A', 'B.C', 'first');
  vault.put('A.B', 'C', 'second');
  vault.put('__proto__', 'constructor', 'third');
  expect(vault.get('A', 'B.C')?.pending).toEqual(['first']);
  expect(vault.get('A.B', 'C')?.pending).toEqual(['second']);
  expect(vault.get('__proto__', 'constructor')?.pending).toEqual(['third']);
  expect(vault.get('__proto__', 'toString')).toBeUndefined();
});

test.each([
  ['a value that is no text', serial, pin, 'half \ud83d', 'value'],
  ['a value that is too long', serial, pin, 'x'.repeat(1001), 'value'],
  ['no serial', '', pin, '1', 'serial'],
  ['a point that is too long', serial, 'p'.repeat(81), '1', 'point'],
])('refuses %s', async (_, charger, point, value, field) => {
  const vault = await newVault();
  expect(() => vault.put(charger, point, value)).toThrow(
    expect.objectContaining({ code: 'input.invalid', details: expect.objectContaining({ field }) }),
  );
  expect(vault.list()).toEqual([]);
});

test('keeps the old value beside the new one until the new one is confirmed', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'old', { inForce: true });
  vault.put(serial, pin, 'new');
  expect(vault.get(serial, pin)).toEqual({ current: 'old', pending: ['new'] });
  expect(vault.list()).toMatchObject([{ isPending: true }]);
  vault.confirm(serial, pin);
  expect(vault.get(serial, pin)).toEqual({ current: 'new', pending: [] });
  expect(vault.list()).toMatchObject([{ isPending: false }]);
});

test('goes back to the old value when the new one did not arrive', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'old', { inForce: true });
  vault.put(serial, pin, 'new');
  vault.discardPending(serial, pin);
  expect(vault.get(serial, pin)).toEqual({ current: 'old', pending: [] });
  vault.put('NX-2', pin, 'first');
  vault.discardPending('NX-2', pin);
  expect(vault.get('NX-2', pin)).toBeUndefined();
});

test('remembers every value that may have arrived, newest first', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'old', { inForce: true });
  for (const value of ['a', 'b', 'b', 'c']) vault.put(serial, pin, value);
  expect(vault.get(serial, pin)).toEqual({ current: 'old', pending: ['c', 'b', 'a'] });
  vault.put(serial, pin, 'b', { inForce: true });
  expect(vault.get(serial, pin)).toEqual({ current: 'b', pending: [] });
});

test('a value found to be in force ends what was pending', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'old', { inForce: true });
  vault.put(serial, pin, 'new');
  vault.put(serial, pin, 'old', { inForce: true });
  expect(vault.get(serial, pin)).toEqual({ current: 'old', pending: [] });
});

test('tells the value that was in force at a time', async () => {
  const clock = testClock(1_000);
  const path = vaultPath();
  const vault = await newVault(path, { clock });
  for (const value of ['first', 'second', 'third']) {
    vault.put(serial, pin, value);
    vault.confirm(serial, pin);
    clock.advance(1_000);
  }
  vault.put(serial, pin, 'never confirmed');
  const asOf = [999, 1_000, 1_999, 2_500, 3_000, 99_999].map((atMs) => vault.getAsOf(serial, pin, atMs));
  expect(asOf).toEqual([undefined, 'first', 'first', 'second', 'third', 'third']);
  await vault.setPassphrase('four words in a row', 'entirely different words');
  expect(vault.getAsOf(serial, pin, 1_500)).toBe('first');
});

test('remembers eight earlier values and forgets older ones', async () => {
  const clock = testClock(0);
  const vault = await newVault(vaultPath(), { clock });
  for (let n = 0; n < 12; n += 1) {
    vault.put(serial, pin, `value ${n}`, { inForce: true });
    clock.advance(10);
  }
  const asOf = Array.from({ length: 12 }, (_, n) => vault.getAsOf(serial, pin, n * 10));
  expect(asOf.slice(0, 3)).toEqual([undefined, undefined, undefined]);
  expect(asOf.slice(3)).toEqual(Array.from({ length: 9 }, (_, n) => `value ${n + 3}`));
});

test('a repeated put, confirm or discard changes nothing', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'one', { inForce: true });
  const before = vault.list();
  vault.put(serial, pin, 'one', { inForce: true });
  vault.put(serial, pin, 'one');
  vault.confirm(serial, pin);
  vault.discardPending(serial, pin);
  expect(vault.list()).toEqual(before);
  expect(vault.get(serial, pin)).toEqual({ current: 'one', pending: [] });
});

test('forgets a removed secret with all its values', async () => {
  const vault = await newVault();
  vault.put(serial, pin, 'one', { inForce: true });
  vault.put(serial, pin, 'two');
  vault.put(serial, 'wifi.password', 'three');
  vault.remove(serial, pin);
  expect(vault.get(serial, pin)).toBeUndefined();
  expect(vault.getAsOf(serial, pin, Number.MAX_SAFE_INTEGER)).toBeUndefined();
  expect(vault.list()).toMatchObject([{ serial, point: 'wifi.password' }]);
  for (const use of [vault.remove, vault.confirm, vault.discardPending]) {
    expect(await codeOf(() => use(serial, pin))).toBe('vault.not-found');
  }
});

test('an empty value is a value: none is set in the charger', async () => {
  const vault = await newVault();
  vault.put(serial, 'ocpp.authorizationKey', '', { inForce: true });
  expect(vault.get(serial, 'ocpp.authorizationKey')).toEqual({ current: '', pending: [] });
});
