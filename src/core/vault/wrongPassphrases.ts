import type { Clock } from '#core/ports/clock.ts';
import { type AppError, appError } from '#shared/errors/appError.ts';

const freeMistakes = 2;
const longestDelayMs = 60_000;

/**
 * Counts wrong passphrases of this process. After two, each next try has to wait: 2, 4, 8 … 60 s. It stops somebody
 * at the keyboard; a copy of the file is protected by Argon2id only.
 */
export const createWrongPassphrases = (clock: Pick<Clock, 'monotonicMs'>) => {
  let wrong = 0;
  let blockedUntilMs = 0;
  return {
    /** Throws `vault.blocked` while the delay runs. */
    refuseWhileBlocked(): void {
      const leftMs = blockedUntilMs - clock.monotonicMs();
      if (leftMs > 0) throw appError('vault.blocked', { seconds: Math.ceil(leftMs / 1000) });
    },
    wrong(): AppError {
      wrong += 1;
      const delayMs =
        wrong < freeMistakes ? 0 : Math.min(longestDelayMs, 1000 * 2 ** (wrong - freeMistakes + 1));
      blockedUntilMs = clock.monotonicMs() + delayMs;
      return appError('vault.wrong-passphrase', {});
    },
    right(): void {
      wrong = 0;
      blockedUntilMs = 0;
    },
  };
};
