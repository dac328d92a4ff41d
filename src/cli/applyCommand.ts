import { type Command, InvalidArgumentError } from 'commander';
import { applyTable } from './applyTable.ts';
import { isBluetooth, type WorkOptions, wantedFrom, withCharger, withPerson } from './configurationWork.ts';
import { withDeviceOptions } from './options.ts';
import { describeProof, proofForJson } from './planOutput.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

export interface ApplyOptions extends WorkOptions {
  readonly desired?: string;
  readonly table?: string;
  readonly parallel: number;
  readonly keepGoing?: true;
  readonly rewriteSecrets?: true;
  readonly limitA?: number;
  readonly wifiPasswordFile?: string;
}

const applyOne = (target: string, desired: string, options: ApplyOptions): Promise<void> => {
  const text = readTextFile(desired);
  return withCharger(target, options, isBluetooth(target), async (work) => {
    const { core, session, visitor, output, newPin, report, signal } = work;
    const wanted = wantedFrom(session, text, desired);
    const applied = await core.configurations.apply(session, visitor, wanted, {
      newPin,
      report,
      signal,
      rewriteSecrets: options.rewriteSecrets === true,
    });
    const { runId, serial, door, address, generation, snapshotId, proof } = applied;
    const changes = proofForJson(proof);
    output.result(
      { runId, serial, door, address, generation, snapshotId, result: 'in-force', changes },
      describeProof(proof),
    );
  });
};

const apply = async (target: string | undefined, options: ApplyOptions): Promise<void> => {
  if (options.site === undefined)
    throw new UsageError('apply needs --site NAME: every write goes into a site log');
  if (!options.yes) throw new UsageError('apply writes to a charger: say --yes');
  if (options.table !== undefined) {
    if (target !== undefined || options.desired !== undefined) {
      throw new UsageError('--table names the chargers and their values: no target, no --desired');
    }
    return applyTable(options.table, options);
  }
  if (target === undefined || options.desired === undefined) {
    throw new UsageError('apply takes TARGET --desired FILE, or --table FILE');
  }
  return applyOne(target, options.desired, options);
};

const parseParallel = (text: string): number => {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 50)
    throw new InvalidArgumentError('takes 1 to 50');
  return Number(text);
};

const parseAmps = (text: string): number => {
  const amps = Number(text.replace(/ ?A$/, ''));
  if (!(amps > 0 && amps <= 3200)) throw new InvalidArgumentError('takes amperes above 0');
  return amps;
};

/** `apply TARGET --desired FILE` and `apply --table FILE`: brings chargers to a written-down state and proves it. */
export const addApplyCommand = (program: Command): void => {
  withPerson(
    withDeviceOptions(
      program.command('apply [target]').description('write a desired state and prove that it is in force'),
    ),
  )
    .option('--desired <file>', 'YAML with points:, one name: value per line')
    .option('--table <file>', 'CSV or XLSX with one row per charger')
    .option('--parallel <n>', 'chargers at the same time', parseParallel, 4)
    .option('--keep-going', 'go on with other chargers after one failed')
    .option('--limit-a <amps>', 'limit of the circuit all chargers of the table share', parseAmps)
    .option('--wifi-password-file <file>', 'Wi-Fi password for the rows of a table that set wifi.ssid')
    .option('--rewrite-secrets', 'write given secrets even when nothing else changes')
    .action(apply);
};
