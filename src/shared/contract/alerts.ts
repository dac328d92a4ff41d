import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

export const alertKindSchema = z.enum(['fault', 'warning', 'charge-ended', 'firmware-available']);
export type AlertKind = z.infer<typeof alertKindSchema>;

/** Something a person should hear of, on whichever page they are. */
export const alertSchema = z.object({
  id: z.string(),
  kind: alertKindSchema,
  deviceId: z.string(),
  serial: z.string(),
  name: z.string(),
  atMs: z.number(),
  /** When a fault or a warning was over; null while it lasts, and for what is no state. */
  endedAtMs: z.number().nullable(),
  /** `bit` of a fault or warning, `energyWh` of a charge, `version` of a firmware. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Alert = z.infer<typeof alertSchema>;

/** While somebody listens, every open charger that no job holds is followed. */
export const alertsContract = {
  watch: oc.errors(errorsOf()).output(eventIterator(z.array(alertSchema))),
  dismiss: oc.errors(errorsOf()).input(z.object({ ids: z.array(z.string()).max(200) })),
};
