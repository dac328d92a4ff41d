import { expect, test } from 'vitest';
import { pinFindings } from '#shared/domain/pinFindings.ts';

test.each([
  ['583', ['pin-length']],
  ['5830', ['pin-good']],
  ['58302716', ['pin-good']],
  ['583027164', ['pin-length']],
  ['', ['pin-length']],
  ['58a0', ['pin-not-digits']],
  ['５８３０', ['pin-not-digits']],
  ['58 0', ['pin-not-digits']],
  ['5830\n', ['pin-not-digits']],
  ['000000', ['pin-factory']],
  ['0000', ['pin-trivial']],
  ['1234', ['pin-trivial']],
  ['8765', ['pin-trivial']],
  ['1235', ['pin-good']],
  ['1212', ['pin-good']],
])('says of the PIN %j: %j', (pin, rules) => {
  expect(pinFindings(pin).map((each) => each.rule)).toEqual(rules);
});

test('refuses two entries that differ', () => {
  expect(pinFindings('5830', '5831').map((each) => each.rule)).toEqual(['pin-repeated-differs']);
});

test('takes the factory PIN from the profile', () => {
  expect(pinFindings('5830', '5830', '5830')[0]?.level).toBe('refuse');
});

test('never carries the PIN', () => {
  for (const pin of ['5830', '000000', '12', 'abcd', '1234'])
    expect(JSON.stringify(pinFindings(pin, 'other'))).not.toContain(`"${pin}"`);
});
