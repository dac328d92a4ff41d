import type { Command } from 'commander';
import { applyTable } from './applyTable.ts';
import { applyWanted, needsConsent } from './applyWanted.ts';
import { isBluetooth, readValues, wantedFrom, withCharger, withPerson } from './configurationWork.ts';
import { withDeviceOptions } from './options.ts';
import { readTextFile } from './readTextFile.ts';
import { type TableOptions, withTableOptions } from './tableWork.ts';
import { UsageError } from './usageError.ts';

export interface ApplyOptions extends TableOptions {
  readonly desired?: string;
  readonly table?: string;
  readonly keepGoing?: true;
  readonly rewriteSecrets?: true;
}

const applyOne = (target: string, desired: string, options: ApplyOptions): Promise<void> => {
  const text = readTextFile(desired);
  const values = readValues(options.values);
  return withCharger(target, options, isBluetooth(target), (work) =>
    applyWanted(work, wantedFrom(work.session, text, desired, values), options.rewriteSecrets === true),
  );
};

const apply = async (target: string | undefined, options: ApplyOptions): Promise<void> => {
  needsConsent('apply', options);
  if (options.table !== undefined) {
    if (options.site === undefined) throw new UsageError('apply --table needs --site NAME');
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

/** `apply TARGET --desired FILE` and `apply --table FILE`: brings chargers to a written-down state and proves it. */
export const addApplyCommand = (program: Command): void => {
  withTableOptions(
    withPerson(
      withDeviceOptions(
        program.command('apply [target]').description('write a desired state and prove that it is in force'),
      ),
    ),
  )
    .option('--desired <file>', 'YAML with points:, one name: value per line')
    .option('--values <file>', 'YAML with name: value for the holes ${name} of the desired state')
    .option('--keep-going', 'go on with other chargers after one failed')
    .option('--rewrite-secrets', 'write given secrets even when nothing else changes')
    .action(apply);
};
