import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPackage } from '#core/firmware/openPackage.ts';
import { splitPackage } from '#core/firmware/splitPackage.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { bundledPackage, makePackage } from '#tests/support/practiceFirmware.ts';

const sound = makePackage('--version', '1.6.0', '--payload-bytes', '300');
const other = makePackage('--version', '1.7.0', '--payload-bytes', '300');

const codeOf = (bytes: Uint8Array): string => {
  try {
    openPackage(bytes, 'test.nexusfw');
    return 'sound';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
};

const imageAt = (bytes: Buffer) => bytes.length - splitPackage(bytes, '').image.length;

test('a package that is delivered with the application is sound', () => {
  expect(openPackage(bundledPackage('1.5.0'), 'x')).toMatchObject({
    signedBy: 'practice',
    manifest: { version: '1.5.0', vendor: 'NEXUS' },
  });
});

test('each way a package can be wrong has a code of its own', () => {
  expect(codeOf(Buffer.from('%PDF-1.7 something'))).toBe('firmware.not-package');
  expect(codeOf(Buffer.alloc(0))).toBe('firmware.not-package');
  expect(codeOf(Buffer.concat([Buffer.from('NEXUSFW2\n'), sound.subarray(9)]))).toBe('firmware.newer-format');
  expect(codeOf(makePackage('--version', '1.6.0', '--unsigned', '--payload-bytes', '300'))).toBe(
    'firmware.unsigned',
  );
  expect(codeOf(makePackage('--version', '1.6.0', '--foreign-key', '--payload-bytes', '300'))).toBe(
    'firmware.foreign-key',
  );
  expect(codeOf(Buffer.concat([sound, Buffer.from([0])]))).toBe('firmware.altered');
  const mixed = Buffer.concat([sound.subarray(0, imageAt(sound)), other.subarray(imageAt(other))]);
  expect(codeOf(mixed)).toBe('firmware.altered');
  expect(codeOf(Buffer.concat([sound, Buffer.alloc(17_000_000)]))).toBe('firmware.too-large');
});

test('a package cut anywhere is told to be cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: sound.length - 1 }), (length) => {
      expect(codeOf(sound.subarray(0, length))).toBe('firmware.truncated');
    }),
  );
});

test('a package in which any bit was turned is never taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sound.length * 8 - 1 }), (bit) => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(codeOf(bytes)).toMatch(/^firmware\.(not-package|newer-format|truncated|altered|too-large)$/);
    }),
    { numRuns: 500 },
  );
});
