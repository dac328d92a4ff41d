import { expect, test } from 'vitest';
import { proofResult } from '#shared/domain/proofResult.ts';

test.each([
  [16, 16, 0.001, 'in-force'],
  [16, 16.0004, 0.001, 'in-force'],
  [16, 16.001, 0.001, 'different'],
  [16, 15.999, 0.001, 'different'],
  [0.3, 0.1 + 0.2, 0.1, 'in-force'],
  [3, 2, 1, 'different'],
  ['Garage', 'Garage', 1, 'in-force'],
  ['Garage', 'garage', 1, 'different'],
  ['1', 1, 1, 'different'],
  [16, null, 1, 'not-readable'],
  [16, undefined, 1, 'not-readable'],
  [null, null, 1, 'in-force'],
  [null, 16, 1, 'different'],
] as const)('%j wanted, %j found, scale %s: %s', (wanted, found, scale, result) => {
  expect(proofResult(wanted, found, scale)).toBe(result);
});
