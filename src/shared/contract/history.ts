import { oc } from '@orpc/contract';
import { z } from 'zod';
import { historyFilterSchema } from '#shared/domain/charger/history/filterHistory.ts';
import { historyRecordSchema } from '#shared/domain/charger/history/historyRecord.ts';
import { jobStream } from './devices.ts';
import { errorsOf } from './wireError.ts';

const total = z.object({
  charges: z.number(),
  energyWh: z.number(),
  chargingTimeS: z.number(),
  /** Charges whose energy is not known and therefore not in the sum. */
  withoutEnergy: z.number(),
});

export const historyViewSchema = z.object({
  serial: z.string(),
  /** Charges in the log, before the filter. */
  inLog: z.number(),
  /** As of the last reading of everything; null when there was none. */
  inCharger: z.number().nullable(),
  /** The rule of the charger's time zone. */
  zone: z.string(),
  /** Names of cards by their UID. */
  cardNames: z.record(z.string(), z.string()),
  /** Newest first. */
  records: z.array(historyRecordSchema),
  total,
  weeks: z.array(total.extend({ week: z.object({ year: z.number(), week: z.number() }).nullable() })),
  cards: z.array(total.extend({ card: z.string().nullable() })),
});
export type HistoryViewOnWire = z.infer<typeof historyViewSchema>;

export const takenHistorySchema = z.object({
  added: z.number(),
  inCharger: z.number(),
  /** False when a charge ended during every attempt to read. */
  isWhole: z.boolean(),
});
export type TakenHistoryView = z.infer<typeof takenHistorySchema>;

const wanted = z.object({ serial: z.string().max(40), filter: historyFilterSchema });

/** The charges a charger wrote down, taken over into the log for ever. */
export const historyContract = {
  /** Reads only the history; whoever reads everything takes it over too. */
  take: oc
    .errors(errorsOf('device.not-connected'))
    .input(z.object({ deviceId: z.string() }))
    .output(jobStream(takenHistorySchema)),
  /** Out of the log alone: works without the charger. */
  list: oc.errors(errorsOf('log.busy')).input(wanted).output(historyViewSchema),
  csv: oc
    .errors(errorsOf('log.busy'))
    .input(wanted)
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
