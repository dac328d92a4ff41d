import { z } from 'zod';
import { pointValueSchema } from '#shared/domain/pointValue.ts';
import { findingSchema } from './jobRows.ts';
import { securityFindingSchema } from './ocppJob.ts';

/** What a job is going to write, what speaks for and against it, and what it cannot take back. */
export const reviewSchema = z.object({
  changes: z.array(
    z.object({
      point: z.string(),
      group: z.string(),
      from: pointValueSchema,
      to: pointValueSchema,
      isSecret: z.boolean(),
      isWritten: z.boolean(),
      closesDoor: z.boolean(),
    }),
  ),
  findings: z.array(findingSchema),
  /** Of a job of kind `ocpp`: what the rules of address, identity, profile, key, certificates and clock say. */
  ocppFindings: z.array(securityFindingSchema),
  limitA: z.number(),
  limitedBy: z.string(),
  /**
   * Parameters of the sentence before the point of no return; null when Bluetooth stays on, or is off already. Behind
   * `back-end` the address is the connection to it, and no door is left for this program.
   */
  pointOfNoReturn: z
    .object({
      way: z.enum(['modbus', 'back-end']),
      address: z.string(),
      fromA: z.number(),
      toA: z.number(),
    })
    .nullable(),
  needsNewPin: z.boolean(),
  canWrite: z.boolean(),
});
export type ReviewView = z.infer<typeof reviewSchema>;
