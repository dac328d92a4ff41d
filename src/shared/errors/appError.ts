import type { ErrorCode, ErrorDetails } from './catalogue.ts';
import { isRetryable } from './catalogue.ts';

/**
 * An error a person can act on. `code` is the translation key (`errors:<code>`), `details` are the typed values
 * its text needs; nothing else crosses the bridge. The driver's error is kept as `cause` for the log only.
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return isRetryable(this.code);
  }
}

/** Makes an error of the catalogue: `throw appError('device.not-connected', { device }, { cause })`. */
export const appError = <C extends ErrorCode>(
  code: C,
  details: ErrorDetails<C>,
  options?: ErrorOptions,
): AppError<C> => new AppError(code, details, options);

/** Tells whether a thrown value is an error of the catalogue, optionally of one code. */
export const isAppError = <C extends ErrorCode>(error: unknown, code?: C): error is AppError<C> =>
  error instanceof AppError && (code === undefined || error.code === code);
