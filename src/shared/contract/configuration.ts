import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { notRestorableSchema } from '#shared/domain/configuration/restorable.ts';
import { pointValueSchema, pointValuesSchema } from '#shared/domain/pointValue.ts';
import { jobStream } from './devices.ts';
import { findingSchema, proofRowSchema } from './jobRows.ts';

import { errorsOf, wireErrorSchema } from './wireError.ts';

/** One point as a person edits it. */
export const editablePointSchema = z.object({
  name: z.string(),
  block: z.string(),
  /** First part of the name. */
  group: z.string(),
  kind: z.enum(['number', 'text', 'address', 'choice', 'bits', 'raw']),
  unit: z.string(),
  isWritable: z.boolean(),
  isSecret: z.boolean(),
  /** True when the value is gone after a restart. */
  isVolatile: z.boolean(),
  needsCarUnplugged: z.boolean(),
  ranges: z.array(z.object({ min: z.number(), max: z.number() })),
  /** Values with a meaning of their own, such as 0 = pause or `none`. */
  special: z.array(pointValueSchema),
  /** Raw number → word of the profile. */
  choices: z.record(z.string(), z.string()),
  bits: z.record(z.string(), z.string()),
});
export type EditablePoint = z.infer<typeof editablePointSchema>;

export const plannedChangeSchema = z.object({
  point: z.string(),
  from: pointValueSchema,
  to: pointValueSchema,
  group: z.string(),
  block: z.string().nullable(),
  wearsFlash: z.boolean(),
  secret: z.boolean(),
  doors: z.boolean(),
  needsUnplugged: z.boolean(),
});

export const planStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set-clock') }),
  z.object({ kind: z.literal('change-pin') }),
  z.object({ kind: z.literal('store'), blocks: z.array(z.string()), changes: z.array(plannedChangeSchema) }),
  z.object({ kind: z.literal('control'), changes: z.array(plannedChangeSchema) }),
  z.object({ kind: z.literal('join-wifi'), isReached: z.boolean() }),
  z.object({
    kind: z.literal('doors'),
    changes: z.array(plannedChangeSchema),
    confirmWithinS: z.number(),
    closesBluetooth: z.boolean(),
    stays: z.enum(['modbus', 'same', 'none']),
    isTrial: z.boolean(),
  }),
]);

export const changePlanSchema = z.object({
  format: z.literal(1),
  serial: z.string(),
  door: z.enum(['bluetooth', 'modbus']),
  generation: z.number(),
  steps: z.array(planStepSchema),
  findings: z.array(findingSchema),
  canApply: z.boolean(),
});
export type ChangePlanView = z.infer<typeof changePlanSchema>;

export const appliedSchema = z.object({
  runId: z.string(),
  serial: z.string(),
  /** The door afterwards; `none` where only the back end reaches the charger. */
  door: z.enum(['bluetooth', 'modbus', 'none']),
  address: z.string().nullable(),
  generation: z.number(),
  snapshotId: z.string(),
  proof: z.array(proofRowSchema),
  notRestorable: z.array(notRestorableSchema),
});
export type AppliedView = z.infer<typeof appliedSchema>;

export const driftSchema = z.object({
  serial: z.string(),
  snapshotId: z.string().nullable(),
  takenAtMs: z.number().nullable(),
  compared: z.number(),
  rows: z.array(
    z.object({
      point: z.string(),
      logged: pointValueSchema,
      written: pointValueSchema.optional(),
      live: pointValueSchema,
      state: z.enum(['unchanged', 'changed-by-us', 'changed-elsewhere']),
    }),
  ),
});
export type DriftView = z.infer<typeof driftSchema>;

/** What a connection knows of its charger against the log; the same for every window. */
export const driftStatusSchema = z.discriminatedUnion('kind', [
  /** Not read yet: over Bluetooth that needs the PIN. */
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('comparing'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('failed'), error: wireErrorSchema }),
  z.object({
    kind: z.literal('known'),
    drift: driftSchema,
    /** The snapshot that was compared. */
    readingId: z.string(),
    acceptedAtMs: z.number().nullable(),
  }),
]);
export type DriftStatusView = z.infer<typeof driftStatusSchema>;

/** What was looked at, what is wanted and what the charger has become, point by point. */
export const mergeSchema = z.object({
  serial: z.string(),
  /** Null when the log does not have what was looked at. */
  base: z.object({ takenAtMs: z.number(), generation: z.number() }).nullable(),
  snapshotId: z.string(),
  generation: z.number(),
  rows: z.array(
    z.object({
      point: z.string(),
      base: pointValueSchema,
      mine: pointValueSchema,
      theirs: pointValueSchema,
      state: z.enum(['only-mine', 'only-theirs', 'same', 'conflict']),
      suggested: z.enum(['mine', 'theirs']),
    }),
  ),
});
export type MergeView = z.infer<typeof mergeSchema>;

export const snapshotSummarySchema = z.object({
  id: z.string(),
  serial: z.string(),
  takenAtMs: z.number(),
  door: z.enum(['bluetooth', 'modbus']),
  firmware: z.string(),
  count: z.number(),
  /** Points the charger did not tell. */
  unreadable: z.array(z.string()),
});
export type SnapshotSummaryView = z.infer<typeof snapshotSummarySchema>;

export const runSchema = z.object({
  id: z.string(),
  kind: z.enum(['apply', 'rollback']),
  serial: z.string(),
  name: z.string(),
  target: z.string(),
  newAddress: z.string().nullable(),
  snapshotId: z.string(),
  steps: z.array(z.string()),
  stepsBegun: z.number(),
  secretNames: z.array(z.string()),
  createdAtMs: z.number(),
});
export type RunView = z.infer<typeof runSchema>;

const device = z.object({ deviceId: z.string(), siteId: z.string().nullable(), person: z.string().max(120) });
const secrets = z.record(z.string(), z.string().max(64));
const wanted = device.extend({
  values: pointValuesSchema,
  secrets,
  newPin: z.string().max(8).nullable(),
  rewriteSecrets: z.boolean(),
  /** The generation the person looked at; another one in the charger stores nothing (`commit.stale-generation`). */
  generation: z.number().int().nullable(),
});
const withDevice = ['device.not-connected', 'log.busy', 'log.disk-full'] as const;

/** A charger's stored settings: look, plan, apply, prove, compare with the log, go back. */
export const configurationContract = {
  points: oc
    .errors(errorsOf('device.not-connected'))
    .input(z.object({ deviceId: z.string() }))
    .output(z.array(editablePointSchema)),
  snapshots: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ serial: z.string() }))
    .output(z.array(snapshotSummarySchema)),
  /** A desired state as a file: read from YAML, or written from a snapshot ("save as template"). */
  readFile: oc
    .errors(
      errorsOf(
        'device.not-connected',
        'file.invalid',
        'point.unknown',
        'point.read-only',
        'point.bad-value',
        'point.out-of-range',
        'desired.refused',
      ),
    )
    .input(z.object({ deviceId: z.string(), fileName: z.string().max(200), text: z.string().max(300_000) }))
    .output(
      z.object({
        values: pointValuesSchema,
        secretNames: z.array(z.string()),
        generation: z.number().nullable(),
      }),
    ),
  saveTemplate: oc
    .errors(errorsOf('log.not-found', 'log.busy'))
    .input(z.object({ snapshotId: z.string() }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  plan: oc
    .errors(errorsOf(...withDevice))
    .input(wanted)
    .output(jobStream(changePlanSchema)),
  apply: oc
    .errors(errorsOf(...withDevice))
    .input(wanted)
    .output(jobStream(appliedSchema)),
  /** After `commit.stale-generation`: reads the charger and sets three states side by side; writes nothing. */
  merge: oc
    .errors(errorsOf(...withDevice))
    .input(device.extend({ values: pointValuesSchema, baseId: z.string().nullable() }))
    .output(jobStream(mergeSchema)),
  planRollback: oc
    .errors(errorsOf(...withDevice, 'log.not-found'))
    .input(device.extend({ snapshotId: z.string(), newPin: z.string().max(8).nullable() }))
    .output(jobStream(z.object({ plan: changePlanSchema, notRestorable: z.array(notRestorableSchema) }))),
  rollback: oc
    .errors(errorsOf(...withDevice, 'log.not-found'))
    .input(
      device.extend({
        snapshotId: z.string(),
        newPin: z.string().max(8).nullable(),
        /** Of the plan that was looked at; another one in the charger stores nothing (`commit.stale-generation`). */
        generation: z.number().int().nullable().default(null),
      }),
    )
    .output(jobStream(appliedSchema)),
  /**
   * A charger against the log, point by point. Compared once by itself, in the background, as soon as it can be read
   * and nobody works with it; known as long as it is connected.
   */
  watchDrift: oc
    .errors(errorsOf())
    .input(z.object({ deviceId: z.string() }))
    .output(eventIterator(driftStatusSchema)),
  /** Reads and compares once more; followed through `watchDrift`. */
  compareAgain: oc.errors(errorsOf('device.not-connected')).input(z.object({ deviceId: z.string() })),
  /** A person says that what was changed elsewhere shall stay: a note in the log names the points. */
  acceptDrift: oc
    .errors(errorsOf(...withDevice))
    .input(device.extend({ points: z.array(z.string().max(100)).min(1).max(500) })),
  /** Runs that broke off and whose owner is gone. */
  runs: oc.errors(errorsOf('log.busy')).output(z.array(runSchema)),
  resume: oc
    .errors(errorsOf(...withDevice, 'run.not-found'))
    .input(
      z.object({ runId: z.string(), deviceId: z.string(), newPin: z.string().max(8).nullable(), secrets }),
    )
    .output(jobStream(appliedSchema)),
  abandon: oc.errors(errorsOf('run.not-found', 'log.busy')).input(z.object({ runId: z.string() })),
};
