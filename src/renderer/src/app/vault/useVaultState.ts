import { api } from '#renderer/app/bridge/api.ts';
import { createSharedStream } from '#renderer/app/bridge/sharedStream.ts';
import type { VaultState } from '#shared/contract/vault.ts';

const vaultStream = createSharedStream((signal) => api.vault.watch(undefined, { signal }));

/** The vault for secrets as it is now; null until the application has answered. */
export const useVaultState = (): VaultState | null => vaultStream.useValue();
