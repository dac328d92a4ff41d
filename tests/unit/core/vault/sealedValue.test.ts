import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { closeValue, openValue, type ValuePlace } from '#core/vault/sealedValue.ts';
import { loadSodium, type Sodium } from '#core/vault/sodium.ts';
import { keysOf, newDataKey, newId, type VaultKeys } from '#core/vault/vaultKeys.ts';

let sodium: Sodium;
let keys: VaultKeys;
beforeAll(async () => {
  sodium = await loadSodium();
  keys = newKeys();
});

const newKeys = () => keysOf(sodium, { vaultId: newId(sodium), keyId: newId(sodium) }, newDataKey(sodium));

const place = fc.record({
  serial: fc.string({ minLength: 1 }),
  point: fc.string({ minLength: 1 }),
  revision: fc.integer({ min: 1 }),
});
const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const isSame = (a: ValuePlace, b: ValuePlace) =>
  a.serial === b.serial && a.point === b.point && a.revision === b.revision;

test('opens what it closed, for any text and place', () => {
  fc.assert(
    fc.property(place, text, (at, value) => {
      expect(openValue(sodium, keys, at, closeValue(sodium, keys, at, value))).toBe(value);
    }),
  );
});

test('a box opens in its own place only', () => {
  fc.assert(
    fc.property(place, place, text, (at, elsewhere, value) => {
      fc.pre(!isSame(at, elsewhere));
      const closed = closeValue(sodium, keys, at, value);
      expect(() => openValue(sodium, keys, elsewhere, closed)).toThrow('vault.damaged');
    }),
  );
});

test('a box moved to the serial, point or revision next door does not open', () => {
  const at = { serial: 'NX-1', point: 'access.pin', revision: 4 };
  const closed = closeValue(sodium, keys, at, '428193');
  for (const change of [{ serial: 'NX-2' }, { point: 'wifi.password' }, { revision: 5 }]) {
    expect(() => openValue(sodium, keys, { ...at, ...change }, closed)).toThrow('vault.damaged');
  }
});

test('a flipped bit in a box or its nonce is found', () => {
  const at = { serial: 'NX-1', point: 'access.pin', revision: 1 };
  const closed = closeValue(sodium, keys, at, '428193');
  const flip = (hex: string, bit: number) => {
    const bytes = Buffer.from(hex, 'hex');
    const index = Math.floor(bit / 8) % bytes.length;
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit % 8));
    return bytes.toString('hex');
  };
  fc.assert(
    fc.property(fc.constantFrom('nonce', 'box'), fc.nat(10_000), (part, bit) => {
      const bad = { ...closed, [part]: flip(closed[part], bit) };
      expect(() => openValue(sodium, keys, at, bad)).toThrow('vault.damaged');
    }),
  );
});

test('keys of another vault do not open, and wiped keys are zeros', () => {
  const at = { serial: 'NX-1', point: 'access.pin', revision: 1 };
  const others = newKeys();
  const closed = closeValue(sodium, others, at, '428193');
  expect(() => openValue(sodium, keys, at, closed)).toThrow('vault.damaged');
  others.wipe();
  expect([...others.valueKey, ...others.sealKey].every((byte) => byte === 0)).toBe(true);
});

test('a box does not tell how long a short password is, nor that two are the same', () => {
  const at = { serial: 'NX-1', point: 'access.pin', revision: 1 };
  const boxes = ['', '1234', '1234', 'x'.repeat(63)].map((value) => closeValue(sodium, keys, at, value).box);
  expect(new Set(boxes.map((box) => box.length)).size).toBe(1);
  expect(new Set(boxes).size).toBe(4);
});
