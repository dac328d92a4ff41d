import { minPassphraseCharacters } from '#shared/contract/vault.ts';

export type Strength = 'weak' | 'fair' | 'good';

const minDifferent = 5;
const goodCharacters = 20;

/** Length counts, not kinds of characters; the vault itself refuses what is weak here. */
export const passphraseStrength = (passphrase: string): Strength => {
  const characters = Array.from(passphrase.normalize('NFKC').trim());
  if (characters.length < minPassphraseCharacters || new Set(characters).size < minDifferent) return 'weak';
  return characters.length >= goodCharacters ? 'good' : 'fair';
};
