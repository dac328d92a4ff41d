import { expect, test } from 'vitest';
import { limitFrom } from '#renderer/features/ocpp/charger/limitInput.ts';

test.each([
  ['0', 0],
  ['6', 6],
  ['10,5', 10.5],
  [' 80 ', 80],
])('takes %s as a limit', (typed, limitA) => {
  expect(limitFrom(typed)).toBe(limitA);
});

test.each(['', '5', '5.9', '80.1', '-6', '1e1', '10.55', '6 A', '100'])('refuses %s as a limit', (typed) => {
  expect(limitFrom(typed)).toBeNull();
});
