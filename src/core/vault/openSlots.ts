import type { SystemKeyStore } from '#core/ports/secretStore.ts';
import { appError } from '#shared/errors/appError.ts';
import type { Sodium } from './sodium.ts';
import type { VaultDocument } from './vaultDocument.ts';
import {
  type DerivationCost,
  type KeyNames,
  keysOf,
  newDataKey,
  type VaultKeys,
  wrapWithPassphrase,
} from './vaultKeys.ts';

export type Slots = VaultDocument['slots'];

const noKeyStore = (cause?: unknown) => appError('vault.no-key-store', {}, { cause });

/** Errors: `vault.no-key-store`. */
export const wrapWithSystem = async (
  keyStore: SystemKeyStore | undefined,
  dataKey: Uint8Array,
): Promise<NonNullable<Slots['system']>> => {
  if (!keyStore || !(await keyStore.isAvailable())) throw noKeyStore();
  try {
    return { box: Buffer.from(await keyStore.wrap(dataKey)).toString('hex') };
  } catch (cause) {
    throw noKeyStore(cause);
  }
};

/** The data key; the caller wipes it. Errors: `vault.no-key-store`. */
export const unwrapWithSystem = async (
  keyStore: SystemKeyStore | undefined,
  slot: Slots['system'],
): Promise<Uint8Array> => {
  if (!slot || !keyStore || !(await keyStore.isAvailable())) throw noKeyStore();
  try {
    return await keyStore.unwrap(new Uint8Array(Buffer.from(slot.box, 'hex')));
  } catch (cause) {
    throw noKeyStore(cause);
  }
};

/** A new data key closed in the slots that are wanted, and the keys made of it. */
export const makeSlots = async (
  sodium: Sodium,
  names: KeyNames,
  wanted: {
    readonly passphrase: string | null;
    readonly system: SystemKeyStore | null;
    readonly cost: DerivationCost;
  },
): Promise<{ slots: Slots; keys: VaultKeys }> => {
  const dataKey = newDataKey(sodium);
  try {
    const system = wanted.system ? await wrapWithSystem(wanted.system, dataKey) : null;
    const passphrase =
      wanted.passphrase === null
        ? null
        : wrapWithPassphrase(sodium, names, wanted.passphrase, dataKey, wanted.cost);
    return { slots: { passphrase, system }, keys: keysOf(sodium, names, dataKey) };
  } finally {
    sodium.memzero(dataKey);
  }
};
