import type { Command } from 'commander';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import { UsageError } from './usageError.ts';

interface SimulateOptions {
  readonly chargers?: string;
  readonly seed: string;
  readonly dir: string;
  readonly speed: string;
  readonly commissioned?: true;
  readonly layout?: string;
  readonly base?: string;
  readonly miswired?: string;
  readonly site?: string;
  readonly firmware?: string;
}

/** Exit code of the simulator for wrong arguments. */
const usageExit = 2;

const checkEveryMs = 500;

/** A practice site ends when whoever started it is gone, also after SIGKILL: then the parent is another one. */
const endWithParent = (end: () => void): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, checkEveryMs);
  timer.unref();
};

const simulate = async (options: SimulateOptions): Promise<void> => {
  const { seed, dir, speed, commissioned, layout, base, miswired, site, firmware } = options;
  const isPlain = layout === undefined && site === undefined;
  const chargers = options.chargers ?? (isPlain ? '2' : undefined);
  const given = { chargers, layout, base, miswired, site, firmware };
  const child = createNodeProcessHost(appRoot()).start('simulator', [
    ...['--seed', seed, '--dir', dir, '--speed', speed],
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
    ...(commissioned ? ['--commissioned'] : []),
  ]);
  child.onLine((line) => void process.stdout.write(`${line}\n`));
  endWithParent(() => void child.stop());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.stop());
  const code = await new Promise<number | null>((resolve) => child.onExit(resolve));
  if (code === usageExit) throw new UsageError('the practice site was not started');
  process.exitCode = code ?? 0;
};

/** `simulate`: a practice site until SIGTERM; its ready line is the only line on standard output. */
export const addSimulateCommand = (program: Command): void => {
  program
    .command('simulate')
    .description('run a practice site of virtual chargers until SIGTERM')
    .option('--chargers <n>', 'how many (2; with --layout board 6)')
    .option('--seed <n>', 'the same seed makes the same site', '7')
    .requiredOption('--dir <folder>', 'where the chargers keep their state')
    .option('--speed <s>', 'divide the waits of the site', '1')
    .option('--commissioned', 'Modbus on, Bluetooth silent')
    .option('--layout <name>', '"board": main fuse with a meter, a sub-board and rotated chargers')
    .option('--base <load>', 'with --layout: base load 12,5,8, "day" or a CSV file of second,L1,L2,L3')
    .option('--miswired <n>', 'with --layout: this charger is not wired as written down')
    .option('--site <file>', 'a layout of your own as JSON')
    .option('--firmware <list>', 'what chargers leave the factory with, in turn: 1.4.0,1.4.2+7')
    .option('--json', 'accepted; the ready line is JSON anyway')
    .option('--data <folder>', 'accepted; a practice site keeps nothing there')
    .action(simulate);
};
