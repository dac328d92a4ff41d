import type { z } from 'zod';
import { appError } from '#shared/errors/appError.ts';

/** What a caller hands in, parsed; `input.invalid` with the first field that does not fit. */
export const parsedInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw appError('input.invalid', { field: issue?.path.join('.') ?? '', reason: issue?.code ?? 'invalid' });
};
