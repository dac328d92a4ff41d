import { z } from 'zod';
import { memorySchema } from './memorySchema.ts';
import { settingsSchema } from './settings.ts';

/** The answer is keyed by it, and this one name is no key of an object. */
const idSchema = z
  .string()
  .min(1)
  .max(100)
  .refine((id) => id !== '__proto__');
const amps = (lowest: number) => z.number().min(lowest).max(10_000);
const perPhaseSchema = (lowest: number) => z.tuple([amps(lowest), amps(lowest), amps(lowest)]);

const phasesSchema = z
  .array(z.union([z.literal(1), z.literal(2), z.literal(3)]))
  .min(1)
  .max(3)
  .refine((phases) => new Set(phases).size === phases.length, { error: 'a phase is named twice' });

/** One node of the circuit tree. `limitA` is the usable limit per phase; everything optional may be left out. */
export const nodeStateSchema = z.strictObject({
  id: idSchema,
  /** null at the root, which is the main fuse. */
  parent: idSchema.nullable(),
  limitA: perPhaseSchema(0),
  /**
   * Everything in and below this node that is not a charger: its load while there is no meter, its design load when
   * the meter is lost. Left out: the sum of the nodes below.
   */
  loadA: perPhaseSchema(-10_000).optional(),
  /** The meter of this node, chargers included, and how old the reading is. */
  meter: z.strictObject({ currentA: perPhaseSchema(-10_000).nullable(), ageS: z.number().min(0) }).optional(),
  /** True where a generator may feed back, so that a negative reading is believed (it is never credited). */
  canExport: z.boolean().optional(),
  /** Rated diversity of the board, 0 to 1. */
  diversity: z.number().positive().max(1).optional(),
  marginA: amps(0).optional(),
  /** Most power of all chargers below together (a contract, or dimming). */
  powerW: z.number().min(0).max(10_000_000).optional(),
  /** Largest difference between two phases here. */
  unbalanceA: amps(0).optional(),
});

/** One charger with the car at it. Currents are whole amperes; `phases` are supply phases after rotation. */
export const chargerStateSchema = z.strictObject({
  id: idSchema,
  node: idSchema,
  /** Supply phases the car loads; left out = not known: all wired ones until they are learnt. */
  phases: phasesSchema.optional(),
  wiredPhases: phasesSchema.optional(),
  minA: z.number().int().min(1).max(1000),
  maxA: z.number().int().min(0).max(1000),
  isPlugged: z.boolean().optional(),
  /** False while the car asks for nothing. */
  wants: z.boolean().optional(),
  /** 1 is served first. */
  class: z.number().int().min(1).max(9).optional(),
  weight: z.number().positive().max(100).optional(),
  /** The set-point that is in force in the charger, as last confirmed. */
  setA: amps(0).optional(),
  /** Measured current on L1, L2, L3 of the supply. */
  measuredA: perPhaseSchema(0).nullable().optional(),
  /** Seconds since the charger last answered; 0 or left out = in touch. */
  lostForS: z.number().min(0).optional(),
  fallbackA: amps(0).optional(),
  /** Seconds until the charger falls back by itself; 0 or left out = never. */
  timeoutS: z.number().min(0).max(86_400).optional(),
  fallbackAction: z.enum(['fallback', 'lower', 'hold']).optional(),
  canWakeUp: z.boolean().optional(),
});

/** Everything one allocation is worked out from: nothing else is read, no clock, no earlier call. */
export const balanceStateSchema = z.strictObject({
  nodes: z.array(nodeStateSchema).max(20_000),
  chargers: z.array(chargerStateSchema).max(2_000),
  /** Seconds of a clock that never goes back; without it the answer is where the site would settle. */
  nowS: z.number().min(0).optional(),
  /** Local wall clock in seconds since any local midnight; tells when turns change. */
  wallS: z.number().min(0).optional(),
  /** Number of the turn, when the caller counts turns itself. */
  epoch: z.number().int().min(0).optional(),
  settings: settingsSchema.optional(),
  memory: memorySchema.optional(),
});

export type NodeState = z.infer<typeof nodeStateSchema>;
export type ChargerState = z.infer<typeof chargerStateSchema>;
export type BalanceState = z.infer<typeof balanceStateSchema>;
