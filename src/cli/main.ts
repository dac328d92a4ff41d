import { Command, CommanderError } from 'commander';
import { appRoot } from '#core/hosting/appRoot.ts';
import { describeError } from '#core/hosting/describeError.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { appVersion } from './appVersion.ts';
import { addBalanceCommand } from './balanceCommand.ts';
import { unexpected } from './incidents.ts';
import { addOcppCommand } from './ocppCommand.ts';
import { surviveClosedOutput } from './output.ts';
import { addSiteCommand } from './siteCheckCommand.ts';
import { UsageError } from './usageError.ts';

const exit = { done: 0, error: 1, usage: 2 } as const;

const isLight = ['balance', 'ocpp', 'site'].includes(process.argv[2] ?? '');

const createProgram = async (): Promise<Command> => {
  const program = new Command('nexus')
    .description('Commission EV chargers, read them, keep their log')
    .version(appVersion())
    .showHelpAfterError()
    .exitOverride();
  addBalanceCommand(program);
  addOcppCommand(program);
  addSiteCommand(program);
  // What works without a charger or a log starts without the radio and the database.
  if (!isLight) (await import('./coreCommands.ts')).addCoreCommands(program);
  for (const command of [...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().showHelpAfterError();
  }
  return program;
};

const isJson = process.argv.includes('--json');

const tell = (error: AppError): void => {
  const { code, details } = error;
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, details } })}\n`);
  else process.stderr.write(`${describeError(error, appRoot())}\n`);
};

const failUsage = (error: UsageError | CommanderError): void => {
  // `--help` and `help` come as errors too.
  if (error instanceof CommanderError && error.exitCode === 0) return;
  process.exitCode = exit.usage;
  if (error instanceof CommanderError) return;
  if (error.known) tell(error.known);
  else process.stderr.write(`${error.message}\n`);
};

const fail = (error: unknown): void => {
  // The closing of what an error left behind may fail too; the first one is what happened.
  if (error instanceof SuppressedError) return fail(error.suppressed);
  if (error instanceof UsageError || error instanceof CommanderError) return failUsage(error);
  tell(isAppError(error) ? error : unexpected(error));
  process.exitCode = exit.error;
};

surviveClosedOutput((error) => {
  process.exitCode = exit.error;
  const reason = 'code' in error ? String(error.code) : error.message;
  process.stderr.write(`${describeError(appError('output.not-written', { reason }), appRoot())}\n`);
});

try {
  const program = await createProgram();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
