import { z } from 'zod';

const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a kebab-case word');
const uuid = z.string().regex(/^[0-9a-f]{32}$/, '32 lower-case hex digits');
const pointName = z.string().regex(/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/, 'a dotted name');
const register = z.number().int().min(0).max(65_535);
const wordsByNumber = z.record(z.string().regex(/^\d+$/), word);

/** `u16 s16 u32 s32 ipv4 string(n) raw(n)`; n counts registers (two bytes each). */
const pointType = z.string().regex(/^(u16|s16|u32|s32|ipv4|string\([1-9]\d?\d?\)|raw\([1-9]\d?\d?\))$/);

/**
 * What may be written, in units: a span, a single value with its meaning, or a raw word that is no number at all
 * ("no limit") and is spoken of as `none`. `maxFrom` names the point that may lower the maximum.
 */
const rangeItem = z.union([
  z.strictObject({ min: z.number(), max: z.number(), maxFrom: pointName.optional() }),
  z.strictObject({ value: z.number(), means: word }),
  z.strictObject({ raw: z.number().int(), means: word }),
]);
export type RangeItem = z.infer<typeof rangeItem>;

const textRule = z.strictObject({
  charset: z.enum(['ascii', 'utf-8']),
  minBytes: z.number().int().min(0).optional(),
  maxBytes: z.number().int().positive().optional(),
});

const secretRule = z.strictObject({ storedIn: pointName, bit: z.number().int().min(0).max(31) });

const pointSchema = z.strictObject({
  name: pointName,
  /** Offset in registers from the start of the block (or of the record, in a group). */
  at: register,
  type: pointType,
  /** The value is only these bits of the register, shifted down; for points that are read only. */
  field: z.strictObject({ mask: register, shift: z.number().int().min(0).max(15) }).optional(),
  scale: z.number().positive().optional(),
  unit: z.string().min(1).optional(),
  access: z.enum(['r', 'w', 'rw']).optional(),
  range: z.array(rangeItem).min(1).optional(),
  text: textRule.optional(),
  enum: wordsByNumber.optional(),
  bits: wordsByNumber.optional(),
  persist: z.enum(['ram', 'flash']).optional(),
  secret: secretRule.optional(),
  /** `never`: every raw value means something; a number: this raw value, instead of the type's own. */
  unavailable: z.union([z.literal('never'), z.number().int()]).optional(),
  minWriteMs: z.number().int().positive().optional(),
  needsCarUnplugged: z.literal(true).optional(),
  source: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
});
export type PointDocument = z.infer<typeof pointSchema>;

const groupSchema = z.strictObject({
  /** Points are called `<name>.<number>.<point>`. */
  name: pointName,
  first: z.number().int().min(0),
  count: z.number().int().positive(),
  at: register,
  stride: z.number().int().positive(),
  /** The block is a window: `count` records per page, `pages` of them, chosen by writing `by`. */
  window: z.strictObject({ by: pointName, pages: z.number().int().positive() }).optional(),
  points: z.array(pointSchema).min(1),
});

const mirrorSchema = z.strictObject({
  group: pointName,
  /** Bit of `capabilities` that says the mirror is there. */
  capability: z.number().int().min(0).max(31),
  stride: z.number().int().positive(),
});

const blockSchema = z.strictObject({
  key: z.string().regex(/^[A-Z]$/),
  title: z.string().min(1),
  start: register,
  length: z.number().int().positive(),
  gatt: uuid.optional(),
  /** fixed: read-only · ram: gone at a restart · staged: RAM until a commit, then flash. */
  storage: z.enum(['fixed', 'ram', 'staged']),
  pin: z.strictObject({
    bluetooth: z.enum(['none', 'read-and-write']),
    modbus: z.enum(['none', 'write']),
  }),
  /** False: not part of a snapshot. */
  snapshot: z.boolean(),
  notify: z.literal(true).optional(),
  source: z.string().min(1),
  points: z.array(pointSchema),
  groups: z.array(groupSchema).optional(),
  mirror: mirrorSchema.optional(),
});
export type BlockDocument = z.infer<typeof blockSchema>;

const transportSchema = z.strictObject({
  modbus: z.strictObject({
    port: z.number().int().min(1).max(65_535),
    unit: z.number().int().min(0).max(255),
    unitsAlike: z.array(z.number().int().min(0).max(255)),
    functionCodes: z.array(z.number().int()).min(1),
    maxRegisters: z.number().int().min(1).max(125),
    wordOrder: z.literal('big'),
    idleCloseS: z.number().int().positive(),
    minPollMs: z.number().int().positive(),
  }),
  gatt: z.strictObject({
    configurationService: uuid,
    accessService: uuid,
    pin: uuid,
    accessState: uuid,
    changePin: uuid,
    result: uuid,
    openS: z.number().int().positive(),
  }),
});

const checkSchema = z.strictObject({
  id: word,
  point: pointName,
  rule: z.enum(['equals', 'not', 'at-least', 'at-most', 'bit-set', 'bit-clear']),
  value: z.number(),
  level: z.enum(['refuse', 'warn']),
  source: z.string().min(1),
});

const variantSchema = z.strictObject({
  id: word,
  /** Applies from this firmware on, and below that one (major.minor.patch). */
  from: z.string().optional(),
  below: z.string().optional(),
  without: z.array(pointName),
  source: z.string().min(1),
});

/** A device profile as it is written down: strict, an unknown key is an error. */
export const profileDocumentSchema = z.strictObject({
  /** What the profile describes; meters have a schema of their own (`meter/`). */
  kind: z.literal('charger').optional(),
  id: word,
  vendor: z.string().min(1),
  model: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sources: z.record(word, z.string().min(1)),
  match: z.strictObject({
    magic: z.string().length(4),
    mapMajor: z.number().int().positive(),
    company: register,
    service: uuid,
  }),
  transport: transportSchema,
  blocks: z.array(blockSchema).min(1),
  watchdog: z.strictObject({
    rearmedBy: z.array(pointName).min(1),
    setpoint: pointName,
    timeout: pointName,
    current: pointName,
    action: pointName,
    state: pointName,
    remaining: pointName,
    /** The host writes every time-out divided by this. */
    periodDivisor: z.number().int().min(2),
    startsTripped: z.boolean(),
    source: z.string().min(1),
  }),
  commit: z.strictObject({
    scopeBits: z.record(z.string().regex(/^[A-Z]$/), z.number().int().min(0).max(15)),
    key: z.number().int(),
    confirmValue: register,
    confirmCapability: z.number().int().min(0).max(31),
    minIntervalMs: z.number().int().positive(),
    source: z.string().min(1),
  }),
  commissioning: z.array(checkSchema),
  /** How a person turns remote access on, by language. */
  enableHint: z.record(z.enum(['en', 'cs', 'de']), z.string().min(1)),
  variants: z.array(variantSchema),
});
export type ProfileDocument = z.infer<typeof profileDocumentSchema>;
