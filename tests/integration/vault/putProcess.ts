import { openVaultFile } from '#core/adapters/vault/vaultFile.ts';
import { createVault } from '#core/vault/createVault.ts';

// Started as a process of its own by the tests: FILE PASSPHRASE NAME COUNT.
const [file = '', passphrase = '', name = '', count = '0'] = process.argv.slice(2);
const vault = createVault({
  file: openVaultFile(file, { busyTimeoutMs: 20_000 }),
  clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
});
await vault.unlock(passphrase);
for (let n = 0; n < Number(count); n += 1) {
  vault.put(`${name}-${n}`, 'access.pin', `${name} ${n}`, { inForce: true });
  process.stdout.write(`${n}\n`);
}
vault.lock();
