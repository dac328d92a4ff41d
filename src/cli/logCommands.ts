import type { Command } from 'commander';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';
import { openCore } from './openCore.ts';
import { type DeviceOptions, withCommonOptions } from './options.ts';
import { createOutput } from './output.ts';

const describeChanges = (entry: LogEntry): string =>
  entry.changes
    .map(({ point, secret, before, found, wanted, result }) =>
      secret ? `${point} (${result})` : `${point} ${before ?? '–'} → ${found ?? wanted ?? '–'} (${result})`,
    )
    .join(', ');

const describeEntry = (entry: LogEntry): string =>
  [
    String(entry.number).padStart(6),
    new Date(entry.atMs).toISOString(),
    entry.practice ? 'practice' : '',
    entry.chargerSerial ?? '',
    entry.kind,
    entry.outcome,
    entry.errorCode ?? '',
    entry.person,
    describeChanges(entry),
  ]
    .filter((part) => part !== '')
    .join('  ');

const printLog = async (options: DeviceOptions): Promise<void> => {
  await using core = await openCore(options);
  const output = createOutput(options.json === true);
  const { site } = options;
  // A practice site may have the name of a real one.
  const ids = new Set(core.log.sites().flatMap(({ id, name }) => (name === site ? [id] : [])));
  if (site !== undefined && ids.size === 0) throw appError('log.not-found', { what: site });
  for (const entry of core.log.eachEntry({})) {
    if (site !== undefined && !ids.has(entry.siteId ?? '')) continue;
    output.result(entry, [describeEntry(entry)]);
  }
};

const verifyLog = async (options: DeviceOptions): Promise<void> => {
  await using core = await openCore(options);
  const report = core.log.verify();
  if (report.brokenAt !== null) throw appError('log.chain-broken', { entry: report.brokenAt });
  createOutput(options.json === true).result(report, [
    `${report.entries} entries, unbroken (${report.lastHash})`,
  ]);
};

/** `log` and `verify-log`. */
export const addLogCommands = (program: Command): void => {
  withCommonOptions(program.command('log').description('print the site log, oldest first'))
    .option('--site <name>', 'only this site')
    .action(printLog);
  withCommonOptions(program.command('verify-log').description('recompute the hash chain of the log')).action(
    verifyLog,
  );
};
