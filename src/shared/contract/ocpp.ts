import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { certificateRules } from '#shared/domain/certificates/certificateRules.ts';
import { certificateKinds } from '#shared/domain/certificates/certificateSet.ts';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import { probeCauses, probeRungs, probeStates } from '#shared/domain/ocpp/probeCauses.ts';
import { failedSchema } from './devices.ts';
import { errorsOf } from './wireError.ts';

/** The keys of a table, for `z.enum`. */
export const namesOf = <Table extends object>(table: Table) =>
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

/** A file as the window read it: text, or bytes in base64; at most 200 kB. */
export const certificateSourceSchema = z.discriminatedUnion('encoding', [
  z.object({ encoding: z.literal('text'), content: z.string().max(200_000) }),
  z.object({ encoding: z.literal('base64'), content: z.base64().max(268_000) }),
]);
export type CertificateSource = z.infer<typeof certificateSourceSchema>;

const certificateKey = z.object({ kind: z.enum(['rsa', 'ec', 'other']), name: z.string(), bits: z.number() });

export const certificateReadingSchema = z.object({
  set: z.object({
    kind: z.enum(certificateKinds),
    certificates: z.array(
      z.object({
        subject: z.string(),
        issuer: z.string(),
        names: z.array(z.string()),
        fromMs: z.number(),
        untilMs: z.number(),
        key: certificateKey,
        signature: z.string().nullable(),
        sha256: z.string(),
        isAuthority: z.boolean(),
        isSelfSigned: z.boolean(),
        issuerAt: z.number().nullable(),
      }),
    ),
    /** What kind the private key is; the key itself is never answered. */
    key: certificateKey.nullable(),
    isKeyFitting: z.boolean(),
    bytes: z.number(),
  }),
  findings: z.array(
    z.object({
      code: z.enum(namesOf(certificateRules)),
      severity: z.enum(['block', 'warn', 'info']),
      params,
    }),
  ),
  ok: z.boolean(),
  /** The file for the charger: only of `ca`, which is public, and only when no rule blocks. */
  pem: z.string().nullable(),
});
export type CertificateReadingView = z.infer<typeof certificateReadingSchema>;

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
  /** Certificates, and for `client` their key, out of files; shown and checked, kept nowhere. */
  readCertificates: oc
    .errors(errorsOf())
    .input(
      z.object({
        kind: z.enum(certificateKinds),
        sources: z.array(certificateSourceSchema).min(1).max(4),
        host: z.string().max(253).nullable(),
        serial: z.string().max(100).nullable(),
        chargerMs: z.number().nullable(),
      }),
    )
    .output(certificateReadingSchema),
  /** Every rung as it is seen, then `done`. Leaving the stream ends the probe. The key is never answered. */
  probe: oc
    .errors(errorsOf())
    .input(
      z.object({
        ...target,
        key: z.string().max(200).nullable(),
        caPem: z.string().max(200_000).nullable(),
        /** The charger's own certificate and key (profile 3); never answered. */
        client: z.array(certificateSourceSchema).max(4).nullable().default(null),
        /** Without `client`: the one the core holds for this job until it is written. */
        jobId: z.string().nullable().default(null),
        clockMs: z.number().nullable(),
        /** The person agrees to a BootNotification in the name of the charger. */
        claim: z.boolean(),
        idleS: z.number().int().min(0).max(999),
        isPractice: z.boolean(),
      }),
    )
    .output(eventIterator(probeEventSchema)),
};
