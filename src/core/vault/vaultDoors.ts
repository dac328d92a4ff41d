import type { Clock } from '#core/ports/clock.ts';
import type { SecretStore, SystemKeyStore, VaultFile } from '#core/ports/secretStore.ts';
import { appError } from '#shared/errors/appError.ts';
import { closeAgain } from './changeSecrets.ts';
import { makeSlots, type Slots, unwrapWithSystem } from './openSlots.ts';
import { refuseWeakPassphrase } from './passphrase.ts';
import { loadSodium, type Sodium } from './sodium.ts';
import type { ReadVault } from './vaultBytes.ts';
import { areKeysOf, openSeal, readContents, writeContents, writeFirst } from './vaultContents.ts';
import { type DerivationCost, keysOf, newId, unwrapWithPassphrase, type VaultKeys } from './vaultKeys.ts';
import type { VaultSession } from './vaultSession.ts';
import { createWrongPassphrases } from './wrongPassphrases.ts';

interface VaultDoorParts {
  readonly file: VaultFile;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly session: VaultSession;
  readonly cost: DerivationCost;
  readonly keyStore: SystemKeyStore | undefined;
}

type Doors = Pick<SecretStore, 'create' | 'unlock' | 'unlockWithSystem' | 'setPassphrase'>;

/** The keys of a data key, once the seal proves that they are the file's. Wipes the data key. */
const provenKeys = (sodium: Sodium, read: ReadVault, dataKey: Uint8Array): VaultKeys => {
  const keys = keysOf(sodium, read.document, dataKey);
  sodium.memzero(dataKey);
  try {
    openSeal(sodium, keys, read);
    return keys;
  } catch (error) {
    keys.wipe();
    throw error;
  }
};

const createFirst = async (
  { file, session, cost, keyStore }: VaultDoorParts,
  passphrase: string | null,
  useSystemKey: boolean,
): Promise<void> => {
  if (file.read()) throw appError('vault.exists', {});
  if (passphrase !== null || !useSystemKey) refuseWeakPassphrase(passphrase ?? '');
  if (useSystemKey && !keyStore) throw appError('vault.no-key-store', {});
  const sodium = await loadSodium();
  const names = { vaultId: newId(sodium), keyId: newId(sodium) };
  const system = useSystemKey && keyStore ? keyStore : null;
  const { slots, keys } = await makeSlots(sodium, names, { passphrase, system, cost });
  try {
    const first = { format: 1 as const, ...names, revision: 1, slots, secrets: [] };
    writeFirst(file, writeContents(sodium, keys, first));
  } catch (error) {
    keys.wipe();
    throw error;
  }
  session.open(sodium, keys);
};

/** A key store that is gone does not keep anybody from changing the passphrase: its slot is left out. */
const systemFor = async ({ keyStore }: VaultDoorParts, slots: Slots): Promise<SystemKeyStore | null> =>
  slots.system && keyStore && (await keyStore.isAvailable()) ? keyStore : null;

const changeKeys = async (
  parts: VaultDoorParts,
  sodium: Sodium,
  read: ReadVault,
  from: VaultKeys,
  next: string,
): Promise<void> => {
  const { file, session, cost } = parts;
  const names = { vaultId: read.document.vaultId, keyId: newId(sodium) };
  const system = await systemFor(parts, read.document.slots);
  const { slots, keys } = await makeSlots(sodium, names, { passphrase: next, system, cost });
  try {
    file.replace((present) => {
      const now = readContents(present);
      // Somebody else changed the passphrase while this one was worked out.
      if (!areKeysOf(from, now)) throw appError('vault.busy', {});
      const document = openSeal(sodium, from, now);
      const secrets = closeAgain(sodium, from, keys, document.secrets);
      const { keyId } = names;
      return writeContents(sodium, keys, {
        ...document,
        keyId,
        slots,
        secrets,
        revision: document.revision + 1,
      });
    });
  } catch (error) {
    keys.wipe();
    throw error;
  }
  session.replaceKeys(keys);
};

/** The ways into the vault: making, unlocking, and changing the passphrase. */
export const createVaultDoors = (parts: VaultDoorParts): Doors => {
  const { file, clock, session, keyStore } = parts;
  const mistakes = createWrongPassphrases(clock);

  const keysByPassphrase = (sodium: Sodium, read: ReadVault, passphrase: string): VaultKeys => {
    const slot = read.document.slots.passphrase;
    const dataKey = slot && unwrapWithPassphrase(sodium, read.document, passphrase, slot);
    if (!dataKey) throw mistakes.wrong();
    mistakes.right();
    return provenKeys(sodium, read, dataKey);
  };

  return {
    create: (passphrase, { useSystemKey }) => createFirst(parts, passphrase, useSystemKey),
    async unlock(passphrase) {
      const sodium = await loadSodium();
      mistakes.refuseWhileBlocked();
      session.open(sodium, keysByPassphrase(sodium, readContents(file.read()), passphrase));
    },
    async unlockWithSystem() {
      const sodium = await loadSodium();
      const read = readContents(file.read());
      const dataKey = await unwrapWithSystem(keyStore, read.document.slots.system);
      if (dataKey.length !== 32) throw appError('vault.damaged', {});
      session.open(sodium, provenKeys(sodium, read, dataKey));
    },
    async setPassphrase(old, next) {
      const sodium = await loadSodium();
      mistakes.refuseWhileBlocked();
      refuseWeakPassphrase(next);
      const read = readContents(file.read());
      if (!read.document.slots.passphrase) {
        await changeKeys(parts, sodium, read, session.opened().keys, next);
        return;
      }
      const from = keysByPassphrase(sodium, read, old ?? '');
      try {
        await changeKeys(parts, sodium, read, from, next);
      } finally {
        from.wipe();
      }
    },
  };
};
