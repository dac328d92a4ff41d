import type { Command } from 'commander';
import { openCore } from './openCore.ts';
import { type DeviceOptions, withCommonOptions } from './options.ts';
import { createOutput } from './output.ts';
import { readPinFile } from './pin.ts';

interface VaultOptions extends DeviceOptions {
  readonly passphraseFile: string;
}

const create = async (options: VaultOptions): Promise<void> => {
  const passphrase = readPinFile(options.passphraseFile);
  await using core = await openCore({ ...(options.data === undefined ? {} : { data: options.data }) });
  await core.vault.create(passphrase, { useSystemKey: false });
  createOutput(options.json === true).result({ created: true }, ['the vault is made']);
};

const list = async (options: DeviceOptions): Promise<void> => {
  await using core = await openCore({ ...(options.data === undefined ? {} : { data: options.data }) });
  const output = createOutput(options.json === true);
  for (const kept of core.vault.list()) {
    output.result(kept, [`${kept.serial}  ${kept.point}  ${new Date(kept.changedAtMs).toISOString()}`]);
  }
};

/** `vault create` and `vault list`; values are never printed. */
export const addVaultCommands = (program: Command): void => {
  const vault = program.command('vault').description('secrets of chargers, encrypted, on this computer');
  withCommonOptions(vault.command('create').description('make the vault of this data folder'))
    .requiredOption('--passphrase-file <file>', 'file that holds the passphrase')
    .action(create);
  withCommonOptions(vault.command('list').description('what is kept, never its value')).action(list);
};
