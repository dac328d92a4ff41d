import { randomUUID } from 'node:crypto';
import { Command, CommanderError } from 'commander';
import { appRoot } from '#core/hosting/appRoot.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { addApplyCommand } from './applyCommand.ts';
import { describeError } from './errorTexts.ts';
import { addLogCommands } from './logCommands.ts';
import { addReadCommand } from './readCommand.ts';
import { addScanCommand } from './scanCommand.ts';
import { addSimulateCommand } from './simulateCommand.ts';
import { UsageError } from './usageError.ts';

const exit = { error: 1, usage: 2 } as const;

const createProgram = (): Command => {
  const program = new Command('nexus')
    .description('Commission EV chargers, read them, keep their log')
    .showHelpAfterError()
    .exitOverride();
  addSimulateCommand(program);
  addScanCommand(program);
  addReadCommand(program);
  addApplyCommand(program);
  addLogCommands(program);
  for (const command of program.commands) command.exitOverride().showHelpAfterError();
  return program;
};

/** Nothing but the incident crosses; the stack is for whoever asked for it. */
const unexpected = (error: unknown): AppError => {
  const incident = randomUUID();
  if (process.env['NEXUS_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return appError('internal.unexpected', { incident }, { cause: error });
};

const fail = (error: unknown): void => {
  if (error instanceof UsageError || error instanceof CommanderError) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : exit.usage;
    return;
  }
  const known = isAppError(error) ? error : unexpected(error);
  const { code, details } = known;
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ error: { code, details } })}\n`);
  } else {
    process.stderr.write(`${describeError(known, appRoot())}\n`);
  }
  process.exitCode = exit.error;
};

try {
  await createProgram().parseAsync();
} catch (error) {
  fail(error);
}
