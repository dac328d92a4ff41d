import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { siteTests } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { rotationSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import { failedSchema } from './devices.ts';
import { findingSchema } from './jobRows.ts';
import { testVerdictSchema } from './jobs.ts';
import { errorsOf } from './wireError.ts';

const ampsSchema = z.number().nullable();
const threeSchema = z.tuple([ampsSchema, ampsSchema, ampsSchema]);
const testSchema = z.enum(siteTests);

const itemSchema = z.object({
  id: z.string(),
  test: testSchema,
  /** Null = the whole site. */
  charger: z.string().nullable(),
  lastsS: z.number(),
});

export const siteTestVerdictSchema = z.object({
  verdict: testVerdictSchema,
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SiteTestVerdictView = z.infer<typeof siteTestVerdictSchema>;

/** What the steps of one charger showed about its wiring. */
export const wiringSchema = z.object({
  /** Supply phases, 1 to 3. */
  found: z.array(z.number()),
  planned: z.array(z.number()).nullable(),
  reversed: z.array(z.number()),
  plannedRotation: rotationSchema.nullable(),
  /** What the plan should say; null where this car cannot show it. */
  rotation: rotationSchema.nullable(),
});
export type WiringView = z.infer<typeof wiringSchema>;

export const siteTestResultSchema = z.object({
  verdict: testVerdictSchema,
  /** Virtual devices: never taken for a measurement. */
  simulated: z.boolean(),
  /** Device seconds per second of the wall clock. */
  speed: z.number(),
  tookS: z.number(),
  chargers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      serial: z.string().nullable(),
      verdict: testVerdictSchema,
      tests: z.array(siteTestVerdictSchema.extend({ test: testSchema })),
      wiring: wiringSchema.nullable(),
    }),
  ),
  /** Of the site as a whole: all cars at once, and what several chargers show together. */
  site: z.array(siteTestVerdictSchema.extend({ test: testSchema })),
  /** What the chargers were left with when it ended (A). */
  leftA: z.record(z.string(), z.number()),
});
export type SiteTestResult = z.infer<typeof siteTestResultSchema>;

/** A running test of a site. Times are seconds of device time since it began. */
export const siteTestEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), items: z.array(itemSchema), totalS: z.number() }),
  z.object({ kind: z.literal('connecting'), charger: z.string() }),
  z.object({ kind: z.literal('item'), id: z.string(), atS: z.number() }),
  /** A person has to do something; it goes on by itself when that is seen. */
  z.object({
    kind: z.literal('waiting'),
    what: z.enum(['breaker-off', 'breaker-on']).nullable(),
    charger: z.string(),
  }),
  z.object({
    kind: z.literal('sample'),
    atS: z.number(),
    /** The charger under test; null while all are. */
    charger: z.string().nullable(),
    setA: ampsSchema,
    offeredA: ampsSchema,
    currentA: threeSchema,
    /** Seconds since control was withdrawn: the stopwatch; null while it is not. */
    silentS: z.number().nullable(),
    meter: z.object({ node: z.string(), currentA: threeSchema, limitA: threeSchema }).nullable(),
    chargers: z.array(z.object({ id: z.string(), setA: ampsSchema, drawnA: ampsSchema })),
  }),
  siteTestVerdictSchema.extend({
    kind: z.literal('verdict'),
    id: z.string(),
    wiring: wiringSchema.nullable(),
  }),
  z.object({ kind: z.literal('done'), result: siteTestResultSchema }),
  failedSchema,
]);
export type SiteTestEvent = z.infer<typeof siteTestEventSchema>;

const choice = z.object({
  siteId: z.string(),
  tests: z.array(testSchema).min(1),
  /** Ids of the plan. */
  chargers: z.array(z.string()).max(250),
});

const planErrors = ['log.not-found', 'log.busy', 'site-test.refused'] as const;

/** The commissioning test of a whole site against its stored plan. */
export const siteTestContract = {
  /** What would be done and how long it takes; nothing is asked of any device. `refusals` stand in the way. */
  preview: oc
    .errors(errorsOf('log.not-found', 'log.busy'))
    .input(choice.extend({ tests: z.array(testSchema) }))
    .output(
      z.object({
        items: z.array(itemSchema),
        totalS: z.number(),
        chargers: z.array(z.object({ id: z.string(), name: z.string(), node: z.string() })),
        refusals: z.array(findingSchema),
      }),
    ),
  /**
   * Leaving the stream cancels: every charger of the test is left at its fall-back current. Nothing above the plan's
   * limits is ever set. The result is one entry of kind test in the log.
   */
  run: oc
    .errors(errorsOf(...planErrors))
    .input(choice.extend({ pin: z.string().max(8).optional() }))
    .output(eventIterator(siteTestEventSchema)),
};
