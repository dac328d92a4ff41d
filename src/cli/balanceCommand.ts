import type { Command } from 'commander';
import { allocateLines, allocateOnce } from './balanceAllocate.ts';
import { type SimulateOptions, simulateScenario } from './balanceSimulate.ts';
import type { SteerOptions } from './balanceSite.ts';
import { withCommonOptions } from './options.ts';
import { UsageError } from './usageError.ts';

interface BalanceOptions extends SimulateOptions, SteerOptions {
  readonly allocate?: true;
  readonly lines?: true;
  readonly simulate?: string;
  readonly site?: string;
}

const balance = async (options: BalanceOptions): Promise<void> => {
  const { allocate, lines, simulate, site } = options;
  if ([allocate, simulate, site].filter((form) => form !== undefined).length !== 1)
    throw new UsageError('balance needs one of --allocate, --simulate FILE, --site FILE');
  if (options.practice && site === undefined) throw new UsageError('--practice belongs to --site');
  if (lines && !allocate) throw new UsageError('--lines belongs to --allocate');
  if (site !== undefined) {
    // The radio and the database come with it; the other forms start without them.
    const { steerSite } = await import('./balanceSite.ts');
    return steerSite(site, options);
  }
  if (simulate !== undefined) {
    const hasReachedAll = simulateScenario(simulate, options);
    if (options.strict && !hasReachedAll) process.exitCode = 1;
  } else if (lines) {
    if (!(await allocateLines())) process.exitCode = 1;
  } else await allocateOnce();
};

/** `balance`: one allocation, a simulated scenario, or the running controller of a site. */
export const addBalanceCommand = (program: Command): void => {
  withCommonOptions(
    program.command('balance').description('share the current of a site: once, simulated, or for days'),
  )
    .option('--allocate', 'a state as JSON on standard input, its set-points on standard output')
    .option('--lines', 'with --allocate: one state per line, answered line by line')
    .option('--simulate <scenario>', 'run a scenario file')
    .option('--rule <name>', 'rule of the simulation: epochs, first-come, phase-turns, none')
    .option('--compare', 'run the scenario under every rule')
    .option('--series <file>', 'write the currents of the simulation over time')
    .option('--strict', 'end with 1 when the scenario expects more')
    .option('--site <file>', 'steer the chargers of a site file until SIGTERM or Ctrl-C')
    .option('--once', 'with --site: one cycle only')
    .option('--pin-file <file>', 'PIN that is tried once at every charger; set-points need none')
    .option('--practice', 'with --site: the site is a practice site; refused at real chargers')
    .option('--speed <s>', 'with --site: how much faster a practice site runs')
    .action(balance);
};
