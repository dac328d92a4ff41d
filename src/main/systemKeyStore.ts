import { safeStorage } from 'electron';
import type { SystemKeyStore } from '#core/ports/secretStore.ts';

/**
 * The operating system's key store through Electron. On Linux without one, Electron would fall back to `basic_text`,
 * which protects nothing: that counts as none, and the vault asks for a passphrase.
 */
export const createSystemKeyStore = (): SystemKeyStore => ({
  async isAvailable() {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    return (
      process.platform !== 'linux' ||
      !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    );
  },
  wrap: async (bytes) =>
    new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'))),
  async unwrap(bytes) {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
    return new Uint8Array(Buffer.from(result, 'base64'));
  },
});
