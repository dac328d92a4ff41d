import { z } from 'zod';
import type { AppError } from '#shared/errors/appError.ts';
import type { ErrorCode } from '#shared/errors/catalogue.ts';
import { errorCatalogue, errorCodes, isRetryable } from '#shared/errors/catalogue.ts';

/** An error as it crosses the bridge inside a stream: code, details, retryable; never text, stack or path. */
export const wireErrorSchema = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  retryable: z.boolean(),
});
export type WireError = z.infer<typeof wireErrorSchema>;

/** The form of an error on the wire. */
export const toWireError = (error: AppError): WireError => ({
  code: error.code,
  details: error.details as WireError['details'],
  retryable: error.retryable,
});

/** One status for all: what matters is the code. */
export const errorStatus = 422;

const dataOf = <C extends ErrorCode>(code: C) =>
  z.object({ details: errorCatalogue[code].details, retryable: z.literal(isRetryable(code)) });

type ErrorMapOf<C extends ErrorCode> = {
  readonly [K in C]: {
    readonly status: typeof errorStatus;
    readonly data: z.ZodObject<{
      details: (typeof errorCatalogue)[K]['details'];
      retryable: z.ZodLiteral<boolean>;
    }>;
  };
};

/** The error map of a procedure that can give these codes; every procedure can also give the two common ones. */
export const errorsOf = <C extends ErrorCode>(...codes: C[]) =>
  Object.fromEntries(
    [...codes, 'internal.unexpected' as const, 'input.invalid' as const].map((code) => [
      code,
      { status: errorStatus, data: dataOf(code) },
    ]),
  ) as unknown as ErrorMapOf<C | 'internal.unexpected' | 'input.invalid'>;
