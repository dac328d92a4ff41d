import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

export const practiceChargerSchema = z.object({
  serial: z.string(),
  name: z.string(),
  /** A practice charger's PIN is no secret. */
  pin: z.string(),
  isCarPlugged: z.boolean(),
});

export const practiceStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('running'),
    speed: z.number(),
    wifi: z.object({ ssid: z.string(), password: z.string() }),
    chargers: z.array(practiceChargerSchema),
  }),
]);
export type PracticeState = z.infer<typeof practiceStateSchema>;

const serial = z.object({ serial: z.string() });

/** The practice site: virtual chargers in a process of their own, reached through the real doors. */
export const practiceContract = {
  watch: oc.errors(errorsOf()).output(eventIterator(practiceStateSchema)),
  start: oc
    .errors(errorsOf('practice.start-failed'))
    .input(z.object({ chargers: z.number().int().min(1).max(20), speed: z.number().min(1).max(100) })),
  stop: oc.errors(errorsOf()),
  car: oc.errors(errorsOf('practice.not-running')).input(
    serial.extend({
      action: z.enum(['plug', 'unplug']),
      phases: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    }),
  ),
  /** A card is held to the reader: to charge, or to be learned. */
  card: oc
    .errors(errorsOf('practice.not-running'))
    .input(serial.extend({ uid: z.string().regex(/^([0-9a-f]{2}){1,10}$/) })),
  /** The button held for 10 s. */
  factoryReset: oc.errors(errorsOf('practice.not-running')).input(serial),
  /** What can go wrong on purpose. */
  fault: oc
    .errors(errorsOf('practice.not-running'))
    .input(
      serial.extend({ fault: z.enum(['drop-link', 'reboot', 'far-away', 'near', 'earth-missing', 'clear']) }),
    ),
};
