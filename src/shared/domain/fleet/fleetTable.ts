import { z } from 'zod';
import { pointValuesSchema } from '#shared/domain/pointValue.ts';

/** Which supply phases a charger's own L1, L2, L3 hang on, in this order. */
export const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;
export type Rotation = (typeof rotations)[number];

/** One charger of a table. A point that is not in `values` stays as it is. */
export const fleetRowSchema = z.strictObject({
  /** As the spreadsheet counts, the header being 1. */
  row: z.number().int().positive(),
  /** `ble:…` or `modbus://host:port/unit`, in the form of `formatDeviceTarget`. */
  target: z.string(),
  /** The serial the charger has to answer with; null = not said. */
  serial: z.string().nullable(),
  socket: z.string().nullable(),
  /** True for the one that balances the load for the others. */
  leader: z.boolean(),
  phases: z.union([z.literal(1), z.literal(3)]).nullable(),
  rotation: z.enum(rotations).nullable(),
  values: pointValuesSchema,
});
export type FleetRow = z.infer<typeof fleetRowSchema>;

/** A table that was read without a problem; `points` are its point columns in their order. */
export const fleetTableSchema = z.strictObject({
  file: z.string(),
  points: z.array(z.string()),
  rows: z.array(fleetRowSchema),
});
export type FleetTable = z.infer<typeof fleetTableSchema>;
