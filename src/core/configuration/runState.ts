import { z } from 'zod';
import { pointValuesSchema } from '#shared/domain/pointValue.ts';

/** What is kept of an application of a plan between restarts, so that it can go on. No secrets: their names only. */
export const runStateSchema = z.object({
  id: z.string(),
  kind: z.enum(['apply', 'rollback']),
  /** Where the charger was reached when the run began. */
  target: z.string(),
  serial: z.string(),
  name: z.string(),
  siteId: z.string().nullable(),
  visitId: z.string().nullable(),
  person: z.string(),
  practice: z.boolean(),
  wanted: pointValuesSchema,
  secretNames: z.array(z.string()),
  /** The state before the first write. */
  snapshotId: z.string(),
  /** `host:port/unit` once the plan may have changed doors. */
  newAddress: z.string().nullable(),
  steps: z.array(z.string()),
  stepsBegun: z.number(),
  outcome: z.enum(['running', 'done', 'failed', 'cancelled']),
  errorCode: z.string().nullable(),
  createdAtMs: z.number(),
});
export type RunState = z.infer<typeof runStateSchema>;

/** The kind under which runs lie beside commissioning jobs. */
export const runJobKind = 'configuration-run';
