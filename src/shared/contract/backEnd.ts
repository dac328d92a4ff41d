import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { backEndCommand, keyTypes } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import { violationKinds } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import { diagnoses, rungs } from '#shared/domain/ocppBackEnd/ladder.ts';
import { errorsOf } from './wireError.ts';

const profile = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const mode = z.enum(['report', 'enforce']);
const identities = z.array(z.string().min(1).max(255)).max(200).readonly();

const attempt = z.object({
  id: z.number(),
  startedMs: z.number(),
  peer: z.string(),
  reached: z.enum(rungs),
  failed: z.enum(rungs).nullable(),
  diagnosis: z.enum(diagnoses).nullable(),
  seen: z.string(),
  identity: z.string().nullable(),
  times: z.number(),
});

const charger = z.object({
  identity: z.string(),
  isConnected: z.boolean(),
  isReady: z.boolean(),
  connectedMs: z.number(),
  lastHeardMs: z.number(),
  boot: z.record(z.string(), z.string()).nullable(),
  connectors: z
    .array(z.object({ id: z.number(), status: z.string(), errorCode: z.string(), atMs: z.number() }))
    .readonly(),
  transactions: z
    .array(z.object({ id: z.number(), connectorId: z.number(), idTag: z.string(), startedMs: z.number() }))
    .readonly(),
  messages: z.number(),
  violations: z.number(),
  strayAnswers: z.number(),
});

const violation = z.object({
  atMs: z.number(),
  identity: z.string(),
  kind: z.enum(violationKinds),
  action: z.string(),
  path: z.string(),
  rule: z.string(),
  isRefused: z.boolean(),
});

const ofAlert = { event: z.literal('alert'), identity: z.string(), atMs: z.number() };
const alert = z.discriminatedUnion('alert', [
  z.object({ ...ofAlert, alert: z.literal('queued-transaction'), action: z.string(), file: z.string() }),
  z.object({ ...ofAlert, alert: z.literal('key-readable'), key: z.string() }),
  z.object({ ...ofAlert, alert: z.literal('not-kept'), action: z.string() }),
]);

const upload = z.object({
  identity: z.string(),
  file: z.string(),
  bytes: z.number(),
  state: z.enum(['received', 'too-large', 'broken-off']),
  atMs: z.number(),
});

const frame = z.object({
  nr: z.number(),
  atMs: z.number(),
  identity: z.string(),
  direction: z.enum(['in', 'out']),
  bytes: z.number(),
  text: z.string().nullable(),
});
export type FrameView = z.infer<typeof frame>;

/** The state without its messages: those are a stream of their own. The key is never in it. */
export const backEndStateSchema = z.object({
  phase: z.enum(['stopped', 'starting', 'running']),
  listening: z
    .object({
      host: z.string(),
      port: z.number(),
      profile,
      clientCa: z.enum(['own', 'given']).nullable(),
      identities,
      mode,
      minutes: z.number(),
      heartbeatIntervalS: z.number(),
      url: z.string(),
      startedMs: z.number(),
      endsMs: z.number(),
      tls: z.object({ caPem: z.string(), caFingerprint: z.string(), validUntilMs: z.number() }).nullable(),
    })
    .nullable(),
  ended: z.enum(['asked', 'time-over', 'interface-gone', 'died']).nullable(),
  attempts: z.array(attempt).readonly(),
  chargers: z.array(charger).readonly(),
  violations: z.array(violation).readonly(),
  alerts: z.array(alert).readonly(),
  uploads: z.array(upload).readonly(),
});
export type BackEndView = z.infer<typeof backEndStateSchema>;

const result = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('configuration'),
    rows: z
      .array(
        z.object({
          key: z.string(),
          value: z.string().nullable(),
          isReadOnly: z.boolean(),
          type: z.enum(keyTypes),
          isOdd: z.boolean(),
        }),
      )
      .readonly(),
    unknown: z.array(z.string()).readonly(),
  }),
  z.object({
    kind: z.literal('changed'),
    status: z.string(),
    readBack: z.enum(['in-force', 'different', 'after-restart', 'not-readable', 'not-changed']),
    value: z.string().nullable(),
  }),
  z.object({ kind: z.literal('status'), status: z.string() }),
  z.object({ kind: z.literal('diagnostics'), file: z.string().nullable() }),
]);
export type CommandResultView = z.infer<typeof result>;

/** The local OCPP test back end: one for the whole application, whichever window or job started it. */
export const backEndContract = {
  watch: oc.errors(errorsOf()).output(eventIterator(backEndStateSchema)),
  /** The messages kept (500 at most), then the new ones in parts; `isFresh`: the list begins anew. */
  frames: oc
    .errors(errorsOf())
    .output(eventIterator(z.object({ isFresh: z.boolean(), frames: z.array(frame).readonly() }))),
  interfaces: oc
    .errors(errorsOf())
    .output(z.array(z.object({ name: z.string(), address: z.string(), isLoopback: z.boolean() }))),
  /** Ends one that runs. The key is handed on and never answered. */
  start: oc
    .errors(
      errorsOf(
        'server.port-in-use',
        'server.port-not-permitted',
        'ocpp.interface-not-here',
        'ocpp.certificate-unusable',
        'ocpp.key-unusable',
        'ocpp.back-end-died',
      ),
    )
    .input(
      z.strictObject({
        host: z.string().min(1).max(100),
        port: z.number().int().min(0).max(65_535),
        profile,
        identities,
        key: z.string().max(200).nullable(),
        clientCaPem: z.string().max(65_536).nullable().optional(),
        mode,
        minutes: z.number().int().min(1).max(1440),
        heartbeatIntervalS: z.number().int().min(10).max(86_400),
      }),
    ),
  stop: oc.errors(errorsOf()),
  run: oc
    .errors(
      errorsOf(
        'ocpp.not-connected',
        'ocpp.not-ready',
        'ocpp.link-lost',
        'ocpp.call-timeout',
        'ocpp.call-refused',
        'ocpp.command-not-understood',
        'ocpp.back-end-not-running',
        'ocpp.back-end-died',
      ),
    )
    .input(backEndCommand)
    .output(result),
};
