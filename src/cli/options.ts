import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options of every command that touches a charger. */
export interface DeviceOptions {
  readonly json?: true;
  readonly data?: string;
  readonly radio?: string;
  readonly pin?: string;
  readonly pinFile?: string;
  readonly newPinFile?: string;
  readonly yes?: true;
  readonly site?: string;
  readonly vaultPassphraseFile?: string;
}

const nonEmpty = (value: string): string => {
  if (value.trim() === '') throw new InvalidArgumentError('must not be empty');
  return value;
};

export const withCommonOptions = (command: Command): Command =>
  command
    .option('--json', 'print one line of JSON per result')
    .option('--data <folder>', 'folder of the log', nonEmpty);

export const withDeviceOptions = (command: Command): Command =>
  withCommonOptions(command)
    .option('--radio <socket>', 'socket of a practice radio, or "system"', nonEmpty, 'system')
    .option('--pin-file <file>', 'file that holds the PIN (also: NEXUS_PIN)')
    .addOption(new Option('--pin <digits>', 'PIN of a practice charger only'))
    .option('--new-pin-file <file>', 'file that holds the PIN to set before Bluetooth closes')
    .option(
      '--vault-passphrase-file <file>',
      'opens the site vault: PINs and passwords are kept and found there',
    )
    .option('--site <name>', 'site in the log', nonEmpty)
    .option('--yes', 'write without asking');
