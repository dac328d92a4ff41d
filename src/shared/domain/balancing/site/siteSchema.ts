import { z } from 'zod';
import { settingsSchema } from '#shared/domain/balancing/allocate/settings.ts';
import { countrySchema } from '#shared/domain/circuitAnswers.ts';

const idSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u)
  .max(60);
// Whether a number makes sense is a finding with its own rule; the shape only asks for a finite one.
const amps = z.number();
/** One number for all three phases, or one each. */
const limitSchema = z.union([amps, z.tuple([amps, amps, amps])]);
const nameSchema = z.string().max(120).optional();

/** A cable: its guide value is worked out, or `ampacityA` says it. */
const cableSchema = z.strictObject({
  mm2: z.number().positive().max(400).optional(),
  material: z.enum(['copper', 'aluminium']).optional(),
  laying: z.enum(['B2', 'C']).optional(),
  isWarm: z.boolean().optional(),
  ampacityA: z.number().positive().max(5000).optional(),
});

/** Where a Modbus TCP device answers. */
export const addressSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535).optional(),
  unit: z.number().int().min(0).max(255).optional(),
});

export const siteNodeSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Left out or null: the main fuse. */
  parent: idSchema.nullable().optional(),
  limitA: limitSchema,
  breakerA: amps.optional(),
  cable: cableSchema.optional(),
  /** Rated diversity of the board. */
  diversity: z.number().optional(),
  marginA: amps.optional(),
  /** Highest load in and below this node that is not a charger. */
  baseLoadA: limitSchema.optional(),
  meter: z
    .strictObject({ address: addressSchema.optional(), profile: z.string().max(60).optional() })
    .optional(),
  canExport: z.boolean().optional(),
  /** Most power of all chargers below together. */
  powerW: z.number().positive().optional(),
  /** DE: wiring of the meter cabinet in mm². */
  meterCabinet: z.enum(['10', '16', 'unknown']).optional(),
});

export const rotationSchema = z.enum(['L1L2L3', 'L2L3L1', 'L3L1L2']);

export const siteChargerSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  node: idSchema,
  address: addressSchema.optional(),
  serial: z.string().max(60).optional(),
  phases: z.union([z.literal(1), z.literal(3)]).optional(),
  /** Which supply phase each connector phase is wired to; one step per charger, never two phases swapped. */
  rotation: rotationSchema.optional(),
  minA: amps.optional(),
  maxA: amps,
  breakerA: amps.optional(),
  cable: cableSchema.optional(),
  class: z.number().int().min(1).max(9).optional(),
  weight: z.number().positive().max(100).optional(),
  fallbackA: amps.optional(),
  timeoutS: z.number().optional(),
  fallbackAction: z.enum(['fallback', 'lower', 'hold']).optional(),
  /** Current after a restart until somebody steers again. */
  bootA: amps.optional(),
  /** Phases of the usual car, where it is always the same. */
  vehiclePhases: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  /** Steered by an OCPP back end too: it counts at the lower of both, whatever this program sets. */
  ocpp: z.strictObject({ maxA: amps, installLimitA: amps.optional() }).optional(),
  canWakeUp: z.boolean().optional(),
});

/** What a country profile says, where this site differs. */
export const profileChangesSchema = z.strictObject({
  unbalanceA: z.number().positive().max(1000).nullable().optional(),
  onePhaseA: z.number().positive().max(1000).nullable().optional(),
  diversity: z.boolean().optional(),
  dimmedW: z.number().positive().optional(),
});

export const controllerSchema = z.strictObject({
  /** Longest time between two refreshes of a set-point. */
  periodS: z.number().positive().max(600).optional(),
  settings: settingsSchema.optional(),
});

/** A site file without its nodes and chargers, which are read one by one. */
export const siteHeadSchema = z.strictObject({
  version: z.literal(1).optional(),
  name: nameSchema,
  country: countrySchema.optional(),
  profile: profileChangesSchema.optional(),
  controller: controllerSchema.optional(),
  /** DE § 14a: devices of the site are dimmed as one group by this program. */
  isDimmable: z.boolean().optional(),
  nodes: z.array(z.unknown()).max(20_000),
  chargers: z.array(z.unknown()).max(2_000),
});

/** A whole site file. */
export const siteSchema = siteHeadSchema.extend({
  nodes: z.array(siteNodeSchema).max(20_000),
  chargers: z.array(siteChargerSchema).max(2_000),
});

export type Site = z.infer<typeof siteSchema>;
export type SiteNode = z.infer<typeof siteNodeSchema>;
export type SiteCharger = z.infer<typeof siteChargerSchema>;
export type Rotation = z.infer<typeof rotationSchema>;
export type Limit = z.infer<typeof limitSchema>;
