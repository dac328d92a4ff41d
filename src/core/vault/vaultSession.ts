import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import type { Sodium } from './sodium.ts';
import type { VaultKeys } from './vaultKeys.ts';

export interface VaultSessionOptions {
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly unlockedForMs: number;
  readonly onChange: () => void;
}

const lookEveryMs = 30_000;

/** Holds the keys while the vault is unlocked, and wipes them when the time is over. */
export const createVaultSession = ({ clock, unlockedForMs, onChange }: VaultSessionOptions) => {
  let open: { sodium: Sodium; keys: VaultKeys; untilMs: number; untilMonotonicMs: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearInterval(timer);
    if (!open) return;
    open.keys.wipe();
    open = undefined;
    onChange();
  };

  /** Both clocks count: the monotonic one may stand still while a laptop sleeps, the other can be set back. */
  const look = () => {
    if (open && (clock.nowMs() >= open.untilMs || clock.monotonicMs() >= open.untilMonotonicMs)) close();
    return open;
  };

  return {
    open(sodium: Sodium, keys: VaultKeys): void {
      if (open && open.keys !== keys) open.keys.wipe();
      open = {
        sodium,
        keys,
        untilMs: clock.nowMs() + unlockedForMs,
        untilMonotonicMs: clock.monotonicMs() + unlockedForMs,
      };
      clearInterval(timer);
      timer = setInterval(look, lookEveryMs).unref();
      onChange();
    },
    /** New keys of the same vault; the time that is left stays. Without a session they are wiped. */
    replaceKeys(keys: VaultKeys): void {
      const present = look();
      if (!present) {
        keys.wipe();
        return;
      }
      present.keys.wipe();
      present.keys = keys;
      onChange();
    },
    close,
    untilMs: (): number | undefined => look()?.untilMs,
    /** Throws `vault.locked`. */
    opened(): { readonly sodium: Sodium; readonly keys: VaultKeys } {
      const present = look();
      if (!present) throw appError('vault.locked', {});
      return present;
    },
  };
};

export type VaultSession = ReturnType<typeof createVaultSession>;
