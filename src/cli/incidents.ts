import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/errors/appError.ts';

type Report = (error: unknown) => AppError<'internal.unexpected'>;

let report: Report = (error) => appError('internal.unexpected', { incident: randomUUID() }, { cause: error });

/** From now on what nobody expected goes into the application log of an open data folder. */
export const reportIncidentsTo = (next: Report): void => {
  report = next;
};

/** The error a person gets for one nobody expected; the stack is only for whoever asked for it. */
export const unexpected = (error: unknown): AppError => {
  if (process.env['NEXUS_DEBUG'])
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return report(error);
};
