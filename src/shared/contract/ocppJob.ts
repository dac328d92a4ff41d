import { z } from 'zod';
import { certificateRules } from '#shared/domain/certificates/certificateRules.ts';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import { diagnoses, rungs } from '#shared/domain/ocppBackEnd/ladder.ts';
import { backEndReasons } from '#shared/domain/ocppJob/backEndReasons.ts';
import { ocppStatusWords } from '#shared/domain/ocppJob/ocppStatus.ts';
import { proofRowSchema } from './jobRows.ts';
import { namesOf, targetCheckSchema } from './ocpp.ts';

/** Whether a secret is there: never what it is. `held` = in the memory of this program, lost when it ends. */
export const secretStateSchema = z.enum(['none', 'held', 'in-charger']);

/** The charger's own certificate as the operator's sheet names it; all of it is public. */
export const clientSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  untilMs: z.number(),
  /** Fingerprint: pairs of hexadecimal digits with colons. */
  sha256: z.string(),
});

/** What a job of kind `ocpp` knows beside its answers. */
export const jobBackEndSchema = z.object({
  /** Address and identity as the rules leave them, with the connection the charger will open. */
  check: targetCheckSchema,
  key: secretStateSchema,
  clientCertificate: secretStateSchema,
  /** What is public of it; null where there is none, or nothing is known of it any more. */
  client: clientSchema.nullable(),
  ca: z.enum(['none', 'given', 'in-charger']),
  /** The charger can try its back end and go back by itself (capability bit 30). */
  canTry: z.boolean(),
  /** The charger has what the answers ask for; false again once an answer or a secret has changed since. */
  isWritten: z.boolean(),
  /** `isRunning` until the charger has gone back: `endsAtMs` (laptop time) is when it does by itself. */
  trial: z.object({
    state: z.enum(['none', 'accepted', 'failed', 'not-seen']),
    isRunning: z.boolean(),
    atMs: z.number().nullable(),
    endsAtMs: z.number().nullable(),
  }),
  /** `unknown`: this program ended while it activated; the charger's silence over Bluetooth or its answer tells. */
  activation: z.enum(['none', 'unknown', 'done']),
  /** Which door is left for this program after the activation. */
  doorAfter: z.enum(['none', 'modbus']),
  proof: z.enum(['none', 'proven', 'seen-by-person', 'not-seen']),
});
export type JobBackEnd = z.infer<typeof jobBackEndSchema>;

/** What the review says of the back end. */
export const securityFindingSchema = targetCheckSchema.shape.findings.element.extend({
  code: z.enum([...namesOf(ocppRules), ...namesOf(certificateRules)]),
  field: z.enum(['url', 'identity', 'profile', 'key', 'ca', 'clientCertificate', 'clock']),
});
export type SecurityFindingView = z.infer<typeof securityFindingSchema>;

/** A key that was just made: the only moment at which it is shown. */
export const newKeySchema = z.object({
  /** Twenty letters and digits, as operators take it. */
  plain: z.string(),
  /** The same as forty hexadecimal digits, as a charger takes it. */
  hex: z.string(),
});

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** An attempt of the charger at the local back end, as a ladder. */
export const ladderSchema = z.object({
  id: z.number(),
  startedMs: z.number(),
  reached: z.enum(rungs),
  failed: z.enum(rungs).nullable(),
  diagnosis: z.enum(diagnoses).nullable(),
  seen: z.string(),
  times: z.number(),
});

/** A setting as the charger tells its back end, against what was written. */
export const configurationProofSchema = z.object({
  key: z.string(),
  wanted: z.string(),
  found: z.string().nullable(),
  result: z.enum(['in-force', 'different', 'not-readable']),
});

/** While a charger is on its way to its back end. Times are seconds of device time since the beginning. */
export const backEndEventSchemas = [
  /** `goesBackS`: a trial, after that the charger goes back by itself; null: it stays. */
  z.object({ kind: z.literal('plan'), withinS: z.number(), goesBackS: z.number().nullable() }),
  z.object({ kind: z.literal('proof'), rows: z.array(proofRowSchema) }),
  /** Over the door that is open; `backInS` counts down a trial. */
  z.object({
    kind: z.literal('status'),
    atS: z.number(),
    status: z.enum(ocppStatusWords),
    backInS: z.number().nullable(),
  }),
  z.object({ kind: z.literal('ladder'), atS: z.number(), attempt: ladderSchema }),
  z.object({ kind: z.literal('configuration'), rows: z.array(configurationProofSchema) }),
  /** Nobody here can see the charger any more: the person looks at the operator's own pages. */
  z.object({ kind: z.literal('ask-person') }),
  z.object({
    kind: z.literal('verdict'),
    verdict: z.enum(['pass', 'warn', 'fail', 'not-proven']),
    reason: z.enum(Object.keys(backEndReasons) as [keyof typeof backEndReasons]),
    params,
  }),
  /** After a trial: the charger has its settings as before. */
  z.object({ kind: z.literal('back'), proven: z.boolean() }),
] as const;
