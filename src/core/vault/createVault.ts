import type { Clock } from '#core/ports/clock.ts';
import type { SecretStore, SystemKeyStore, VaultFile } from '#core/ports/secretStore.ts';
import type { VaultState } from '#shared/contract/vault.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import { readContents } from './vaultContents.ts';
import { createVaultDoors } from './vaultDoors.ts';
import { type DerivationCost, defaultCost } from './vaultKeys.ts';
import { createVaultSecrets } from './vaultSecrets.ts';
import { createVaultSession } from './vaultSession.ts';

export interface VaultOptions {
  readonly file: VaultFile;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly keyStore?: SystemKeyStore;
  /** How long a vault stays unlocked; eight hours, the longest visit. */
  readonly unlockedForMs?: number;
  readonly cost?: DerivationCost;
}

const eightHoursMs = 8 * 60 * 60 * 1000;

/** The state of a file; what cannot be used is a state, so that the interface can show it. */
const stateOf = (file: VaultFile, untilMs: number | undefined): VaultState => {
  try {
    const { slots } = readContents(file.read()).document;
    const ways = { hasPassphrase: slots.passphrase !== null, hasSystemKey: slots.system !== null };
    return untilMs === undefined
      ? { kind: 'locked', ...ways }
      : { kind: 'unlocked', unlockedUntilMs: untilMs, ...ways };
  } catch (error) {
    if (isAppError(error, 'vault.none')) return { kind: 'none' };
    if (isAppError(error, 'vault.newer-format')) return { kind: 'unusable', code: error.code };
    return { kind: 'unusable', code: isAppError(error, 'file.unreadable') ? error.code : 'vault.damaged' };
  }
};

/** The site vault over its file. Starts locked; nothing is read before the first use. */
export const createVault = (options: VaultOptions): SecretStore => {
  const { file, clock } = options;
  const { tell, add: onState } = createListeners();
  const session = createVaultSession({
    clock,
    unlockedForMs: options.unlockedForMs ?? eightHoursMs,
    onChange: tell,
  });
  const doors = createVaultDoors({
    file,
    clock,
    session,
    cost: options.cost ?? defaultCost,
    keyStore: options.keyStore,
  });
  return {
    state: () => stateOf(file, session.untilMs()),
    onState,
    hasKeyStore: async () => (await options.keyStore?.isAvailable()) ?? false,
    ...doors,
    lock: session.close,
    ...createVaultSecrets({ file, clock, session }),
  };
};
