import { expect, test } from 'vitest';
import { nextLabel } from '#renderer/wizards/commissioning/newJob/nextLabel.ts';

test.each([
  ['Garage 1', [], 'Garage 2'],
  ['Garage 1', ['Garage 1', 'Garage 2'], 'Garage 3'],
  ['P09', [], 'P10'],
  ['Hof', [], ''],
] as const)('after %s, beside %j, comes %j', (label, used, next) => {
  expect(nextLabel(label, used)).toBe(next);
});
