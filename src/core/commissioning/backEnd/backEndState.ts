import { z } from 'zod';
import { clientSchema } from '#shared/contract/ocppJob.ts';

/** What is kept of a job of kind `ocpp` between restarts. No secrets. */
export const backEndStateSchema = z.object({
  /** Lengths this charger can store, as its profile says; null before it was connected. */
  limits: z
    .object({
      urlBytes: z.number(),
      identityBytes: z.number(),
      keyDigits: z.number(),
      wifiPasswordBytes: z.number(),
    })
    .nullable(),
  /** SHA-256 of the root certificate this job sent (hex), null before. */
  caSha256: z.string().nullable(),
  hasClientCertificate: z.boolean(),
  /** By what the local back end recognises its key in the charger after the program was started again; null: not there. */
  keyHash: z.object({ salt: z.string(), sha256: z.string() }).nullable().default(null),
  /** The charger's own certificate this job sent, and where it is from; null before, or of an earlier version. */
  client: clientSchema
    .extend({ from: z.enum(['operator', 'this-laptop']) })
    .nullable()
    .default(null),
  /** The answers that were written last, as text; null before. */
  writtenAnswers: z.string().nullable(),
  trial: z.object({
    state: z.enum(['none', 'accepted', 'failed', 'not-seen']),
    isRunning: z.boolean(),
    atMs: z.number().nullable(),
    endsAtMs: z.number().nullable(),
  }),
  /** `begun`: the order went out and nobody heard what became of it. */
  activation: z.enum(['none', 'begun', 'done']),
  /** Laptop time at which the order went out: what the charger does at its back end since then is the proof. */
  activatedAtMs: z.number().nullable(),
  proof: z.enum(['none', 'proven', 'seen-by-person', 'not-seen']),
});
export type BackEndJobState = z.infer<typeof backEndStateSchema>;

/** Before anything was connected or written; also what a job of another kind has. */
export const noBackEnd: BackEndJobState = {
  limits: null,
  caSha256: null,
  hasClientCertificate: false,
  keyHash: null,
  client: null,
  writtenAnswers: null,
  trial: { state: 'none', isRunning: false, atMs: null, endsAtMs: null },
  activation: 'none',
  activatedAtMs: null,
  proof: 'none',
};
