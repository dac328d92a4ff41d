import { z } from 'zod';

export const countrySchema = z.enum(['CZ', 'SK', 'DE', 'AT', 'IEC']);
export type Country = z.infer<typeof countrySchema>;

/** Connections that are never accepted, whatever their rating. */
export const refusedPlugs = ['extension-lead', 'coiled-reel', 'home-made-adapter', 'cee-4-pin'] as const;

export const plugSchema = z.enum([
  'household',
  'household-ev-rated',
  'cee-blue-16',
  'cee-blue-32',
  'cee-red-16',
  'cee-red-32',
  'fixed',
  'unknown',
  ...refusedPlugs,
]);
export type Plug = z.infer<typeof plugSchema>;

const unknown = z.literal('unknown');
const yesNoSchema = z.enum(['yes', 'no', 'unknown']);

/** One measurement taken with an instrument; values read by the charger never fill it. */
export const measurementSchema = z.strictObject({
  /** Continuity and loop in Ω, RCD in ms at 1 × its rated current. */
  value: z.number().nonnegative(),
  reportNumber: z.string().max(60).optional(),
  /** ISO date of the report. */
  date: z.iso.date().optional(),
});
export type Measurement = z.infer<typeof measurementSchema>;

/** The three measurements without which a charger is configured but not commissioned. */
export const measurementsSchema = z.strictObject({
  continuity: measurementSchema.optional(),
  loop: measurementSchema.optional(),
  rcd: measurementSchema.optional(),
});
export type Measurements = z.infer<typeof measurementsSchema>;

const otherLoadSchema = z.union([z.number().min(-1000).max(1000), unknown]);

/** Everything asked at the board. A missing field was skipped; 'unknown' is the answer "don't know". */
export const circuitAnswersSchema = z.strictObject({
  plug: plugSchema.optional(),
  breakerA: z.union([z.number().min(1).max(125), unknown]).optional(),
  breakerCharacteristic: z.enum(['B', 'C', 'D', 'gG', 'unknown']).optional(),
  rcdType: z.enum(['AC', 'A', 'F', 'B', 'A-with-6mA-dc', 'none', 'unknown']).optional(),
  rcdMa: z.union([z.number().positive().max(1000), unknown]).optional(),
  rcdOnlyThisPoint: yesNoSchema.optional(),
  earthing: z.enum(['TN-S', 'TT', 'TN-C-S', 'TN-C', 'IT', 'generator', 'unknown']).optional(),
  cableMm2: z.union([z.number().positive().max(240), unknown]).optional(),
  cableMaterial: z.enum(['copper', 'aluminium', 'unknown']).optional(),
  cableLaying: z.enum(['B2', 'C', 'unknown']).optional(),
  /** Whether the cable or board gets as warm as 40 °C around it. */
  ambient40: yesNoSchema.optional(),
  /** Breakers side by side loaded at the same time for hours, this one counted (1 = stands alone). */
  neighbouringBreakers: z.union([z.number().int().min(1).max(60), unknown]).optional(),
  phaseRotation: z.enum(['L1L2L3', 'L2L3L1', 'L3L1L2', 'unknown']).optional(),
  mainBreakerA: z.union([z.number().min(6).max(1600), unknown]).optional(),
  mainPhases: z.union([z.literal(1), z.literal(3), unknown]).optional(),
  /** Worst load of everything else, per supply phase. */
  otherLoadA: z
    .strictObject({ l1: otherLoadSchema, l2: otherLoadSchema, l3: otherLoadSchema })
    .partial()
    .optional(),
  /** Cross-section of the wiring inside a German meter cabinet, in mm². */
  meterCabinet: z.enum(['10', '16', 'unknown']).optional(),
  measurements: measurementsSchema.optional(),
  country: countrySchema.optional(),
});
export type CircuitAnswers = z.infer<typeof circuitAnswersSchema>;

/** What the rules need to know of the charger itself. */
export interface CircuitCharger {
  readonly hardwareMaxA: number;
  /** Plug coding as read: null = not recognised (0xFFFF), 'not-fitted' = the charger has no such coding. */
  readonly adapterA: number | null | 'not-fitted';
  readonly phases: 1 | 3;
  /** `settings.installLimit` that stays in force; null when the plan is going to set it anew. */
  readonly installLimitA: number | null;
  /** The current somebody asks for, when it is already known. */
  readonly wantedA?: number;
  /** The current asked for while one phase is loaded. */
  readonly wantedOnePhaseA?: number;
  /** `safety.flags` as they will be in force: bit 0 earth monitoring, bit 1 mains-plug derating. */
  readonly safetyFlags?: number;
}

/** An answer that was skipped counts like "don't know". */
export function isUnknown(answer: unknown): answer is undefined | 'unknown' {
  return answer === undefined || answer === 'unknown';
}
