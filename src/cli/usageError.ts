import type { AppError } from '#shared/errors/appError.ts';

/**
 * Wrong words on the command line: the program ends with 2. The message is shown as it is; a `known` error of the
 * catalogue is shown in the person's language instead.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly known: AppError | undefined;

  constructor(message: string, known?: AppError) {
    super(message);
    this.known = known;
  }
}
