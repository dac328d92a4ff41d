import type { Command } from 'commander';
import { openCore } from './openCore.ts';
import { type DeviceOptions, withCommonOptions } from './options.ts';
import { createOutput } from './output.ts';
import { UsageError } from './usageError.ts';

const repair = async (options: DeviceOptions): Promise<void> => {
  if (!options.yes)
    throw new UsageError('repair-log begins a new log when the present one is damaged: say --yes');
  await using core = await openCore(options, { setDamagedLogAside: true });
  const movedTo = core.damagedLogAt;
  createOutput(options.json === true).result({ movedTo }, [
    movedTo ? `The damaged log is kept as ${movedTo}. A new one was begun.` : 'The log is not damaged.',
  ]);
};

/** `repair-log --yes`: keeps a damaged log under another name and begins a new one. */
export const addRepairCommand = (program: Command): void => {
  withCommonOptions(
    program
      .command('repair-log')
      .description('keep a log that is damaged under another name and begin a new one; a good one stays'),
  )
    .option('--yes', 'do it without asking')
    .action(repair);
};
