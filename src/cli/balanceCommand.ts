import type { Command } from 'commander';
import { allocateLines, allocateOnce } from './balanceAllocate.ts';
import { type SimulateOptions, simulateScenario } from './balanceSimulate.ts';
import { withDeviceOptions } from './options.ts';
import { UsageError } from './usageError.ts';

interface BalanceOptions extends SimulateOptions {
  readonly allocate?: true;
  readonly lines?: true;
  readonly simulate?: string;
}

const balance = async (options: BalanceOptions): Promise<void> => {
  const { allocate, lines, simulate } = options;
  if (Number(allocate === true) + Number(simulate !== undefined) !== 1)
    throw new UsageError('balance needs one of --allocate, --simulate FILE, --site FILE');
  if (lines && !allocate) throw new UsageError('--lines belongs to --allocate');
  if (simulate !== undefined) {
    const hasReachedAll = simulateScenario(simulate, options);
    if (options.strict && !hasReachedAll) process.exitCode = 1;
  } else if (lines) {
    if (!(await allocateLines())) process.exitCode = 1;
  } else await allocateOnce();
};

/** `balance`: one allocation, a simulated scenario, or the running controller of a site. */
export const addBalanceCommand = (program: Command): void => {
  withDeviceOptions(
    program.command('balance').description('share the current of a site: once, simulated, or for days'),
  )
    .option('--allocate', 'a state as JSON on standard input, its set-points on standard output')
    .option('--lines', 'with --allocate: one state per line, answered line by line')
    .option('--simulate <scenario>', 'run a scenario file')
    .option('--rule <name>', 'rule of the simulation: epochs, first-come, phase-turns, none')
    .option('--compare', 'run the scenario under every rule')
    .option('--series <file>', 'write the currents of the simulation over time')
    .option('--strict', 'end with 1 when the scenario expects more')
    .action(balance);
};
