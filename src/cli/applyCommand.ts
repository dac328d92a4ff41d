import type { Command } from 'commander';
import { viewApplied } from '#core/configuration/views.ts';
import { applyTable } from './applyTable.ts';
import { isBluetooth, readValues, wantedFrom, withCharger, withPerson } from './configurationWork.ts';
import { failWithMerge } from './mergeOutput.ts';
import { withDeviceOptions } from './options.ts';
import { describeProof } from './planOutput.ts';
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
  return withCharger(target, options, isBluetooth(target), async (work) => {
    const { core, session, visitor, output, newPin, report, signal } = work;
    const wanted = wantedFrom(session, text, desired, values);
    const rewriteSecrets = options.rewriteSecrets === true;
    const applied = await core.configurations
      .apply(session, visitor, wanted, { newPin, report, signal, rewriteSecrets })
      .catch((error: unknown) => failWithMerge(error, work, wanted));
    if (applied !== null) output.result(viewApplied(applied), describeProof(applied.proof));
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
