import { expect, test } from 'vitest';

test('runs', () => {
  expect(process.versions.node.startsWith('24')).toBe(true);
});
