import { z } from 'zod';
import { failedSchema } from './devices.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));

const socketSampleSchema = z.object({
  atMs: z.number(),
  phases: z.array(z.object({ voltageV: z.number().nullable(), currentA: z.number().nullable() })),
  mainsPlugC: z.number().nullable(),
});

/** The verdict of a socket test: a trend, never a measurement of the loop. */
export const socketResultSchema = z.object({
  verdict: z.enum(['good', 'watch', 'loose', 'not-proven']),
  remarks: z.array(z.object({ code: z.string(), verdict: z.string(), params })),
  phases: z.array(
    z.object({
      phase: z.string(),
      baseV: z.number(),
      lowA: z.number(),
      highA: z.number(),
      dropV: z.number(),
      slopeOhm: z.number(),
      dropAtLimitV: z.number(),
      baseDriftV: z.number().nullable(),
    }),
  ),
  plugRiseK: z.number().nullable(),
  /** Highest whole ampere this socket should carry; 0 = none; null = nothing was proven. */
  recommendedA: z.number().nullable(),
  /** Why it ended early; null = it ran to its end. */
  stop: z.object({ code: z.string(), params }).nullable(),
  /** What the charger is left with (A); null = the set-point it had before. */
  leftAtA: z.number().nullable(),
});
export type SocketResultView = z.infer<typeof socketResultSchema>;

export const socketTestEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    limitA: z.number(),
    steps: z.array(z.object({ setpointA: z.number(), lastsS: z.number() })),
    totalS: z.number(),
  }),
  z.object({ kind: z.literal('waiting'), what: z.literal('plug-in') }),
  z.object({
    kind: z.literal('sample'),
    setpointA: z.number(),
    atS: z.number(),
    sample: socketSampleSchema,
  }),
  z.object({ kind: z.literal('done'), result: socketResultSchema }),
  failedSchema,
]);
export type SocketTestEventView = z.infer<typeof socketTestEventSchema>;
