import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import { probeCauses, probeRungs, probeStates } from '#shared/domain/ocpp/probeCauses.ts';
import { failedSchema } from './devices.ts';
import { errorsOf } from './wireError.ts';

const namesOf = <Table extends object>(table: Table) =>
  Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
const params = z.record(z.string(), z.union([z.number(), z.string()]));
const profile = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable();
/** Longer texts are cut off by the caller: the rules say "too long" from far below. */
const target = { url: z.string().max(10_000), identity: z.string().max(10_000), profile };

export const targetCheckSchema = z.object({
  findings: z.array(
    z.object({
      field: z.enum(['url', 'identity', 'profile']),
      code: z.enum(namesOf(ocppRules)),
      severity: z.enum(['block', 'warn', 'info']),
      params,
      fix: z.string().optional(),
    }),
  ),
  ok: z.boolean(),
  url: z.string().nullable(),
  identity: z.string().nullable(),
  connectionUrl: z.string().nullable(),
});
export type TargetCheckView = z.infer<typeof targetCheckSchema>;

export const probeEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rung'),
    rung: z.enum(probeRungs),
    state: z.enum(probeStates),
    cause: z.enum(namesOf(probeCauses)),
    params,
  }),
  z.object({
    kind: z.literal('done'),
    reached: z.enum(probeRungs).nullable(),
    ok: z.boolean(),
    connectionUrl: z.string().nullable(),
  }),
  failedSchema,
]);
export type ProbeEventView = z.infer<typeof probeEventSchema>;

/** Back ends of operators: the rules of the address, and the way there. */
export const ocppContract = {
  /** Pure: `checkTarget` gives the interface the same without asking. */
  check: oc
    .errors(errorsOf())
    .input(
      z.object({
        ...target,
        isPractice: z.boolean(),
        limits: z
          .object({
            urlBytes: z.number(),
            identityBytes: z.number(),
            keyDigits: z.number(),
            wifiPasswordBytes: z.number(),
          })
          .nullable(),
      }),
    )
    .output(targetCheckSchema),
  /** Every rung as it is seen, then `done`. Leaving the stream ends the probe. The key is never answered. */
  probe: oc
    .errors(errorsOf())
    .input(
      z.object({
        ...target,
        key: z.string().max(200).nullable(),
        caPem: z.string().max(200_000).nullable(),
        clockMs: z.number().nullable(),
        /** The person agrees to a BootNotification in the name of the charger. */
        claim: z.boolean(),
        idleS: z.number().int().min(0).max(999),
        isPractice: z.boolean(),
      }),
    )
    .output(eventIterator(probeEventSchema)),
};
