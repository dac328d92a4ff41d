import { expect, test } from 'vitest';
import { toAddress } from '#renderer/wizards/commissioning/steps/charger/toAddress.ts';

test.each([
  ['192.168.1.40', '192.168.1.40:502/1'],
  [' 192.168.1.40:1502 ', '192.168.1.40:1502/1'],
  ['charger.local:502/7', 'charger.local:502/7'],
])('reads %s as an address of a charger', (typed, address) => {
  expect(toAddress(typed)).toBe(address);
});

test.each(['', 'http://192.168.1.40', '192.168.1.40:0', '192.168.1.40:70000', 'a b', '192.168.1.40/'])(
  'reads no address in "%s"',
  (typed) => {
    expect(toAddress(typed)).toBeNull();
  },
);
