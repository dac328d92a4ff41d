import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';
import { decodePoint, encodePoint } from '#shared/profile/pointCodec.ts';
import { bundledStore } from './allProfiles.ts';

const word = fc.integer({ min: 0, max: 0xffff });
const hostErrors = /^(point\.bad-value|point\.out-of-range)$/;

const settled = (point: DevicePoint, words: readonly number[]): boolean => {
  const value = decodePoint(point, words);
  // Unavailable has no registers of its own to write; a text may be cut at a NUL or repaired.
  if (value === null || point.type.kind === 'string' || point.field) return true;
  return JSON.stringify(encodePoint(point, value)) === JSON.stringify(words);
};

describe.each(bundledStore.profiles().map((profile) => [profile.id, profile] as const))(
  '%s',
  (_id, profile) => {
    const points = fc.constantFrom(...profile.points.values());
    const numbers = [...profile.points.values()].filter(
      ({ type, field }) => field === undefined && /^[us]\d\d$/.test(type.kind),
    );
    const texts = [...profile.points.values()].filter(({ text }) => text !== undefined);

    test('whatever registers hold comes back the same', () => {
      const sample = points.chain((point) =>
        fc.tuple(
          fc.constant(point),
          fc.array(word, { minLength: point.registers, maxLength: point.registers }),
        ),
      );
      fc.assert(
        fc.property(sample, ([point, words]) => settled(point, words)),
        { numRuns: 3000 },
      );
    });

    test('a number is written exactly or refused, never rounded', () => {
      fc.assert(
        fc.property(fc.constantFrom(...numbers), fc.double({ min: -1e5, max: 1e5 }), (point, value) => {
          let words: number[];
          try {
            words = encodePoint(point, value);
          } catch (error) {
            expect(String(error)).toContain('point.bad-value');
            return;
          }
          expect(Math.abs(Number(decodePoint(point, words)) - value)).toBeLessThan(point.scale * 1e-5);
        }),
        { numRuns: 3000 },
      );
    });

    test('what passes the range check can be written', () => {
      const writable = numbers.filter(({ access }) => access !== 'r');
      const value = fc.oneof(fc.integer({ min: -10, max: 70_000 }), fc.double({ min: 0, max: 41 }));
      fc.assert(
        fc.property(fc.constantFrom(...writable), value, (point, number) => {
          try {
            checkRange(point, number, { hardwareMax: 32 });
          } catch (error) {
            expect((error as Error).message).toMatch(hostErrors);
            return;
          }
          expect(encodePoint(point, number)).toHaveLength(point.registers);
        }),
        { numRuns: 3000 },
      );
    });

    test('a text that fits comes back as it was', () => {
      const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 128 });
      fc.assert(
        fc.property(fc.constantFrom(...texts), printable, (point, text) => {
          fc.pre(text.length <= point.registers * 2 && text !== '');
          expect(decodePoint(point, encodePoint(point, text))).toBe(text);
        }),
      );
    });
  },
);
