import { expect, test } from 'vitest';
import { inPieces } from '#core/sitelog/inPieces.ts';

test('pieces joined are the texts joined, and none is empty', () => {
  const texts = Array.from({ length: 5000 }, (_, n) => `${'x'.repeat(n % 90)}ž\n`);
  const pieces = [...inPieces(texts)];
  expect(pieces.join('')).toBe(texts.join(''));
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every((piece) => piece.length > 0 && piece.length < 66_000)).toBe(true);
  expect([...inPieces([])]).toEqual([]);
});
