import { z } from 'zod';
import { changeResultSchema } from '#shared/domain/logEntry.ts';
import { pointValueSchema } from '#shared/domain/pointValue.ts';

/** A point after writing: as found → wanted → found now. */
export const proofRowSchema = z.object({
  point: z.string(),
  before: pointValueSchema,
  wanted: pointValueSchema,
  found: pointValueSchema,
  result: changeResultSchema,
});
export type ProofRow = z.infer<typeof proofRowSchema>;

/** What a rule says. */
export const findingSchema = z.object({
  rule: z.string(),
  level: z.enum(['pass', 'warn', 'refuse', 'open-point']),
  field: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FindingView = z.infer<typeof findingSchema>;
