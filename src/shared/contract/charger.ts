import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { jobStream, liveSampleSchema } from './devices.ts';
import { proofRowSchema } from './jobRows.ts';
import { socketTestEventSchema } from './socketTest.ts';
import { errorsOf } from './wireError.ts';

/** Times (Unix ms, rising) and one value per time and point; null where it was not known. */
export const pastSamplesSchema = z.object({
  atMs: z.array(z.number()),
  columns: z.record(z.string(), z.array(z.number().nullable())),
});
export type PastSamplesView = z.infer<typeof pastSamplesSchema>;

export const liveEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('past'), past: pastSamplesSchema }),
  z.object({ kind: z.literal('sample'), sample: liveSampleSchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** What a person can tell a charger to do at once; nothing of it is stored in the charger. */
export const chargerCommandSchema = z.enum([
  'start',
  'stop',
  'pause',
  'resume',
  'wake-car',
  'unlock-plug',
  'self-test',
]);
export type ChargerCommand = z.infer<typeof chargerCommandSchema>;

export const workplace = z.object({
  deviceId: z.string(),
  siteId: z.string().nullable(),
  person: z.string().max(120),
});

/** Errors of every write at once to a charger that is open. */
export const commandErrors = [
  'device.not-connected',
  'device.link-lost',
  'device.timeout',
  'device.leased',
  'pin.required',
  'modbus.locked',
  'write.refused-state',
  'write.refused-locked',
  'write.too-soon',
  'write.failed',
  'log.busy',
  'log.disk-full',
] as const;

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** What came of clearing faults; numbers are bits of `state.fault`. A refusal sent nothing. */
export const clearedFaultsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cleared'), bits: z.array(z.number()), left: z.array(z.number()) }),
  z.object({ kind: z.literal('refused'), reason: z.string(), params }),
]);
export type ClearedFaultsView = z.infer<typeof clearedFaultsSchema>;

/** `setpointA`: what is asked of the charger at once, null = nothing; `inForceA`: the lowest of all its limits. */
export const liftedLimitSchema = z.object({
  isLifted: z.boolean(),
  setpointA: z.number().nullable(),
  inForceA: z.number().nullable(),
});
export type LiftedLimitView = z.infer<typeof liftedLimitSchema>;

/** One open charger, day to day: watch it, and tell it what to do. */
export const chargerContract = {
  /** The last hour first, then about one sample per second, also over a connection that comes back. */
  watch: oc
    .errors(errorsOf('device.not-connected'))
    .input(z.object({ deviceId: z.string() }))
    .output(eventIterator(liveEventSchema)),
  /** Journaled; the proof is empty where the charger only answers "done". */
  command: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace.extend({ command: chargerCommandSchema }))
    .output(jobStream(z.object({ proof: z.array(proofRowSchema) }))),
  /** Clears the latched faults, with the cause that was chosen for each protective one (bit → cause). */
  clearFaults: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace.extend({ causes: z.record(z.string(), z.string().max(60)) }))
    .output(jobStream(clearedFaultsSchema)),
  /**
   * Raises the current and watches voltage and plug temperature. Leaving the stream cancels it and leaves 6 A behind.
   * The limit is the lower of `limitA` and what the charger's lasting bounds allow.
   */
  socketTest: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace.extend({ limitA: z.number().int().min(6).max(80).nullable(), isLong: z.boolean() }))
    .output(eventIterator(socketTestEventSchema)),
  /**
   * Takes away the current a bad socket test left behind, once the charger's own limit is as low as that test advised;
   * otherwise it stays. Answers what is in force afterwards.
   */
  liftSocketLimit: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace)
    .output(liftedLimitSchema),
};
