import { createHash, randomBytes } from 'node:crypto';

export type TokenPurpose = 'window' | 'printed';
export type TokenState = 'valid' | 'used' | 'unknown';

export interface OneTimeTokens {
  /** A new token; an older one for the same purpose that nobody used yet stops being valid. */
  mint(purpose: TokenPurpose): string;
  /** Uses a token up. `used` means it was good once. */
  redeem(token: string): TokenState;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Tokens that open the interface once each. Kept as hashes, so that a look-up takes the same time for any guess. */
export const createOneTimeTokens = (): OneTimeTokens => {
  const open = new Map<TokenPurpose, string>();
  const spent = new Set<string>();
  return {
    mint(purpose) {
      const token = randomBytes(24).toString('base64url');
      const earlier = open.get(purpose);
      if (earlier !== undefined) spent.add(earlier);
      open.set(purpose, hashOf(token));
      return token;
    },
    redeem(token) {
      const hash = hashOf(token);
      if (spent.has(hash)) return 'used';
      for (const [purpose, candidate] of open) {
        if (candidate !== hash) continue;
        open.delete(purpose);
        spent.add(hash);
        return 'valid';
      }
      return 'unknown';
    },
  };
};
