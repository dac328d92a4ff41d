import { implement } from '@orpc/server';
import type { SecretStore } from '#core/ports/secretStore.ts';
import { vaultContract } from '#shared/contract/vault.ts';
import { appError } from '#shared/errors/appError.ts';
import { stateStream } from './streams.ts';

export interface VaultProcedureDeps {
  readonly vault: SecretStore;
  /** Called before a secret is shown; when it throws, nothing is shown. */
  readonly recordReveal: (serial: string, point: string) => void;
}

export const createVaultProcedures = ({ vault, recordReveal }: VaultProcedureDeps) => {
  const os = implement(vaultContract);
  const list = () => [...vault.list()];
  return {
    watch: os.watch.handler(({ signal }) => stateStream(vault.state, vault.onState, signal)),
    hasKeyStore: os.hasKeyStore.handler(() => vault.hasKeyStore()),
    create: os.create.handler(async ({ input }) => {
      await vault.create(input.passphrase, { useSystemKey: input.useSystemKey });
      return vault.state();
    }),
    unlock: os.unlock.handler(async ({ input }) => {
      await vault.unlock(input.passphrase);
      return vault.state();
    }),
    unlockWithSystem: os.unlockWithSystem.handler(async () => {
      await vault.unlockWithSystem();
      return vault.state();
    }),
    lock: os.lock.handler(() => {
      vault.lock();
      return vault.state();
    }),
    list: os.list.handler(list),
    reveal: os.reveal.handler(({ input: { serial, point } }) => {
      const values = vault.get(serial, point);
      if (!values) throw appError('vault.not-found', { charger: serial, point });
      recordReveal(serial, point);
      return { current: values.current, pending: [...values.pending] };
    }),
    put: os.put.handler(({ input: { serial, point, value } }) => {
      vault.put(serial, point, value, { inForce: true });
      return list();
    }),
    remove: os.remove.handler(({ input: { serial, point } }) => {
      vault.remove(serial, point);
      return list();
    }),
    changePassphrase: os.changePassphrase.handler(async ({ input }) => {
      await vault.setPassphrase(input.old, input.next);
      return vault.state();
    }),
  };
};
