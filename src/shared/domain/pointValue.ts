import { z } from 'zod';

/**
 * A value of a point, JSON-safe and in the point's unit: `settings.maxCurrent` 13 (A), enums and bitmaps as numbers,
 * texts as text, addresses as `192.168.1.20`, raw bytes as lower-case hex, `null` = unavailable.
 */
export const pointValueSchema = z.union([z.number(), z.string(), z.null()]);
export type PointValue = z.infer<typeof pointValueSchema>;

/** True for two readings of one value: what a charger keeps in tenths is not compared to the last bit. */
export const samePointValue = (left: PointValue | undefined, right: PointValue | undefined): boolean =>
  typeof left === 'number' && typeof right === 'number' ? Math.abs(left - right) < 1e-6 : left === right;

/** Values by point name. */
export const pointValuesSchema = z.record(z.string(), pointValueSchema);
export type PointValues = z.infer<typeof pointValuesSchema>;

/** Over which of a charger's doors something went. */
export const doorSchema = z.enum(['bluetooth', 'modbus']);
export type Door = z.infer<typeof doorSchema>;
