import { expect, test } from 'vitest';
import { passphraseStrength } from '#renderer/features/settings/vault/passphraseStrength.ts';

test.each([
  ['', 'weak'],
  ['elf Zeichen', 'weak'],
  ['abababababababab', 'weak'],
  ['vier kleine Worte', 'fair'],
  ['čtyři malá slova vedle sebe', 'good'],
] as const)('the passphrase "%s" is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});
