import { ORPCError, ValidationError } from '@orpc/server';
import { errorStatus, toWireError } from '#shared/contract/wireError.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';

/** Keeps an unknown error in the application log and answers the one that names the incident. */
export type ReportUnexpected = (error: unknown) => AppError<'internal.unexpected'>;

export interface Incidents {
  error(fields: object, message: string): void;
}

export const createReportUnexpected =
  (incidents: Incidents, newId: () => string): ReportUnexpected =>
  (error) => {
    const incident = newId();
    incidents.error({ incident, err: error }, 'unexpected error');
    return appError('internal.unexpected', { incident }, { cause: error });
  };

const invalidInput = (error: ORPCError<string, unknown>): AppError | undefined => {
  const { cause } = error;
  if (!(cause instanceof ValidationError)) return undefined;
  const issue = cause.issues[0];
  const field = issue?.path?.map((part) => (typeof part === 'object' ? part.key : part)).join('.') ?? '';
  const reason = issue && 'code' in issue ? String(issue.code) : 'invalid';
  return appError('input.invalid', { field, reason });
};

/** The error of the wire for whatever a procedure threw: code, details, retryable; no text, no stack, no path. */
export const toBridgeError = (error: unknown, unexpected: ReportUnexpected): ORPCError<string, unknown> => {
  if (error instanceof ORPCError) {
    const invalid = error.code === 'BAD_REQUEST' ? invalidInput(error) : undefined;
    if (invalid) return toBridgeError(invalid, unexpected);
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  }
  const known = isAppError(error) ? error : unexpected(error);
  const { code, ...data } = toWireError(known);
  return new ORPCError(code, { defined: true, status: errorStatus, message: code, data });
};
