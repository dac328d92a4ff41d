import { z } from 'zod';

const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a kebab-case word');
const register = z.number().int().min(0).max(65_535);

/** Everything a meter can tell; the names are the same for every meter. */
export const meterPointNames = [
  'current.l1',
  'current.l2',
  'current.l3',
  'voltage.l1',
  'voltage.l2',
  'voltage.l3',
  'power.l1',
  'power.l2',
  'power.l3',
  'power.total',
  'energy.import',
  'energy.export',
  'frequency',
  'sample.counter',
  'sample.period',
  'clock.now',
  'rating.current',
  'capabilities',
  'map.magic',
  'map.version',
  'identity.phases',
  'identity.vendor',
  'identity.model',
  'identity.serial',
  'identity.firmware',
] as const;

const pointSchema = z.strictObject({
  name: z.enum(meterPointNames),
  /** Address as it is on the wire. */
  at: register,
  type: z.string().regex(/^(u16|s16|u32|s32|f32|f64|u64|string\([1-9]\d?\))$/, 'a type of a meter'),
  scale: z.number().positive().optional(),
  unit: z.string().min(1).optional(),
  /** Raw values that say "nothing to tell", besides that of the type; `never`: every raw value means something. */
  unavailable: z.union([z.literal('never'), z.array(z.number().int()).min(1)]).optional(),
  source: word.optional(),
  note: z.string().min(1).optional(),
});

/** One request: registers that the meter answers in one piece. */
const spanSchema = z.strictObject({
  start: register,
  length: z.number().int().min(1).max(125),
  /** `always`: with every reading; `once`: after connecting, for who it is. */
  read: z.enum(['always', 'once']),
});

/** The profile of a three-phase meter as it is written down: strict, an unknown key is an error. */
export const meterDocumentSchema = z.strictObject({
  kind: z.literal('meter'),
  id: word,
  vendor: z.string().min(1),
  model: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sources: z.record(word, z.string().min(1)),
  /** What every point without a source of its own comes from. */
  source: word,
  /** How sure the register list is, in words. */
  confidence: z.string().min(1),
  /** The value a point has in a meter of this kind, where one tells it apart. */
  match: z.strictObject({ point: z.enum(meterPointNames), is: z.string().min(1) }).optional(),
  transport: z.strictObject({
    port: z.number().int().min(1).max(65_535),
    unit: z.number().int().min(0).max(255),
    functionCode: z.union([z.literal(3), z.literal(4)]),
    wordOrder: z.enum(['big', 'little']),
    minPollMs: z.number().int().positive(),
  }),
  /** `from-power`: the current is told without direction, the sign of the phase's power gives it. */
  currentSign: z.enum(['signed', 'from-power']),
  /** How a person turns it on, by language. */
  enableHint: z.record(z.enum(['en', 'cs', 'de']), z.string().min(1)).optional(),
  spans: z.array(spanSchema).min(1),
  points: z.array(pointSchema).min(1),
});
export type MeterDocument = z.infer<typeof meterDocumentSchema>;
export type MeterPointName = (typeof meterPointNames)[number];
