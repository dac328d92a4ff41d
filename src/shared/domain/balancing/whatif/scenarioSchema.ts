import { z } from 'zod';
import { settingsSchema } from '#shared/domain/balancing/allocate/settings.ts';
import { rotationSchema, siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import { countrySchema } from '#shared/domain/circuitAnswers.ts';

const idSchema = z.string().min(1).max(60);
const time = z
  .number()
  .min(0)
  .max(14 * 86_400);
const amps = z.number().min(0).max(2500);
const three = z.tuple([amps, amps, amps]);
const phaseCountSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** A site worked out from a few numbers: a main fuse, boards below it, chargers shared out over the boards. */
const generatedSiteSchema = z.strictObject({
  chargers: z.number().int().min(1).max(1000),
  /** Boards of each level below the main fuse, such as [5, 25]; empty = all at the main fuse. */
  boards: z.array(z.number().int().min(1).max(500)).max(4),
  mainA: amps,
  boardA: z.array(amps).max(4).optional(),
  maxA: z.number().int().min(6).max(80),
  /** `rotated`: one step further with each charger. */
  rotation: z.union([z.literal('rotated'), rotationSchema]),
  country: countrySchema.optional(),
  designLoadA: three.optional(),
  marginA: amps.optional(),
  fallbackA: amps.optional(),
  timeoutS: z.number().min(5).max(600).optional(),
  settings: settingsSchema.optional(),
});

const carSchema = z.strictObject({
  charger: idSchema,
  arriveS: time,
  leaveS: time,
  needKwh: z.number().positive().max(200),
  phases: phaseCountSchema,
  maxA: z.number().positive().max(80).optional(),
  minA: z.number().positive().max(32).optional(),
  /** Starts to draw this long after it may. */
  lateS: time.optional(),
  /** Share of the need from which it takes less and less. */
  taperFrom: z.number().min(0).max(1).optional(),
  refusesToResume: z.boolean().optional(),
  /** Loads only one phase until then. */
  addsPhasesAtS: time.optional(),
  /** Goes on asking when it is full. */
  hidesFull: z.boolean().optional(),
});

const carCrowdSchema = z.strictObject({
  arrivals: z.enum(['office', 'apartment', 'public', 'all-at-17']),
  perCharger: z.number().min(0).max(10).optional(),
  onePhaseShare: z.number().min(0).max(1),
  zoeShare: z.number().min(0).max(1).optional(),
  meanKwh: z.number().positive().max(100).optional(),
  taperFrom: z.number().min(0).max(1).optional(),
  refusingShare: z.number().min(0).max(1).optional(),
});

const baseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), node: idSchema, a: three }),
  z.strictObject({
    kind: z.enum(['house', 'office']),
    node: idSchema,
    /** Never more than this on any phase. */
    mostA: amps,
  }),
  /** A trace: from `atS` on these currents flow. */
  z.strictObject({
    kind: z.literal('trace'),
    node: idSchema,
    steps: z.array(z.strictObject({ atS: time, a: three })).max(200_000),
  }),
]);

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['meter-dead', 'meter-frozen', 'meter-reversed', 'meter-swapped']),
    node: idSchema,
    atS: time,
    untilS: time,
  }),
  z.strictObject({ kind: z.literal('link-lost'), chargers: z.array(idSchema), atS: time, untilS: time }),
  z.strictObject({
    kind: z.literal('controller-killed'),
    atS: time,
    untilS: time,
    forgets: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('base-step'), node: idSchema, a: three, atS: time, untilS: time }),
  z.strictObject({ kind: z.literal('dimmed'), atS: time, untilS: time }),
]);

/** What a run has to reach; every field is optional. */
const expectedSchema = z.strictObject({
  overloadAfterAs: z.number().min(0).optional(),
  leastEnergyShare: z.number().min(0).max(1).optional(),
  leastJain: z.number().min(0).max(1).optional(),
  leastServedShare: z.number().min(0).max(1).optional(),
  longestWaitS: time.optional(),
  mostPeakRatio: z.number().positive().optional(),
  mostRaisesPerHour: z.number().positive().optional(),
  mostStartsPerHour: z.number().positive().optional(),
});

/** A scenario file: a site, its cars, the load beside them and what goes wrong, over a stretch of time. */
export const scenarioSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(200),
  seed: z.number().int().min(0),
  /** Local wall clock at the start. */
  startAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  durationS: z
    .number()
    .int()
    .min(1)
    .max(14 * 86_400),
  site: z.union([siteSchema, generatedSiteSchema]),
  cars: z.union([z.array(carSchema).max(5000), carCrowdSchema]),
  base: z.array(baseSchema).max(100),
  meter: z
    .strictObject({
      noiseA: z.number().min(0).max(20).optional(),
      lossShare: z.number().min(0).max(0.9).optional(),
      jitterS: z.number().min(0).max(5).optional(),
    })
    .optional(),
  faults: z.array(faultSchema).max(200).optional(),
  expected: expectedSchema.optional(),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioCar = z.infer<typeof carSchema>;
export type CarCrowd = z.infer<typeof carCrowdSchema>;
export type ScenarioBase = z.infer<typeof baseSchema>;
export type ScenarioFault = z.infer<typeof faultSchema>;
export type GeneratedSite = z.infer<typeof generatedSiteSchema>;
