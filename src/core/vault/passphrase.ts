import { minPassphraseCharacters } from '#shared/contract/vault.ts';
import { appError } from '#shared/errors/appError.ts';

const minDifferentCharacters = 5;

/** Throws `vault.weak-passphrase` for one that is short or repeats itself. Length counts, not kinds of characters. */
export const refuseWeakPassphrase = (passphrase: string): void => {
  const characters = Array.from(passphrase.normalize('NFKC').trim());
  if (characters.length < minPassphraseCharacters || new Set(characters).size < minDifferentCharacters) {
    throw appError('vault.weak-passphrase', { characters: minPassphraseCharacters });
  }
};
