import { z } from 'zod';

const time = z.number();
const three = z.tuple([z.number(), z.number(), z.number()]);
const phaseList = z.array(z.union([z.literal(1), z.literal(2), z.literal(3)]));
const sample = z.strictObject({ atS: time, a: three });

/** What is remembered of a charger: times are on the clock of `nowS`. */
export const chargerMemorySchema = z.strictObject({
  setA: z.number().min(0),
  /** Place in the last admission; the last admitted is the first to be paused. */
  rank: z.number(),
  isOn: z.boolean(),
  switchedS: time,
  waitingSinceS: time,
  /** When the car came, as far as is known; a memory of before it was kept has none. */
  sinceS: time.default(0),
  creditAs: z.number(),
  raisedS: time,
  wantsMoreSinceS: time.nullable(),
  /** The set-point before the last cut counts until the cut is seen. */
  cutS: time.nullable(),
  cutFromA: z.number(),
  recent: z.array(sample).max(20),
  learnt: phaseList.nullable(),
  oddSinceS: time.nullable(),
  idleSinceS: time.nullable(),
  isWoken: z.boolean(),
  /** Current the car was found to need before it draws anything; null = its minimum as told. */
  needsA: z.number().nullable(),
  isNotReady: z.boolean(),
  unusedSinceS: time.nullable(),
  capA: z.number().nullable(),
  capUntilS: time,
});

/** What is remembered of a node: the load beside the chargers, its highest values of the last seconds, raises. */
export const nodeMemorySchema = z.strictObject({
  baseA: three.nullable(),
  samples: z.array(sample).max(200),
  raises: z.array(sample).max(200),
  lastA: three.nullable(),
  sameSinceS: time,
  sameCount: z.number(),
  /** What the chargers may have drawn, at least and at most, when the values were first seen. */
  sameLowA: three,
  sameHighA: three,
  implausibleSinceS: time.nullable(),
  /** Capacity last given out: a little more room does not yet make it larger. */
  capacityA: three.nullable(),
  isHeld: z.boolean(),
});

/** What one allocation hands to the next; plain JSON. */
export const memorySchema = z.strictObject({
  nowS: time,
  epoch: z.number(),
  chargers: z.record(z.string(), chargerMemorySchema),
  nodes: z.record(z.string(), nodeMemorySchema),
});

export type ChargerMemory = z.infer<typeof chargerMemorySchema>;
export type NodeMemory = z.infer<typeof nodeMemorySchema>;
export type BalanceMemory = z.infer<typeof memorySchema>;

/** A charger seen for the first time. */
export const newChargerMemory = (nowS: number, setA: number): ChargerMemory => ({
  setA,
  rank: 1e9,
  isOn: setA > 0,
  switchedS: -1e9,
  waitingSinceS: nowS,
  sinceS: nowS,
  creditAs: 0,
  raisedS: -1e9,
  wantsMoreSinceS: null,
  cutS: null,
  cutFromA: 0,
  recent: [],
  learnt: null,
  oddSinceS: null,
  idleSinceS: null,
  isWoken: false,
  needsA: null,
  isNotReady: false,
  unusedSinceS: null,
  capA: null,
  capUntilS: 0,
});

/** A node seen for the first time. */
export const newNodeMemory = (nowS: number): NodeMemory => ({
  baseA: null,
  samples: [],
  raises: [],
  lastA: null,
  sameSinceS: nowS,
  sameCount: 0,
  sameLowA: [0, 0, 0],
  sameHighA: [0, 0, 0],
  implausibleSinceS: null,
  capacityA: null,
  isHeld: false,
});
