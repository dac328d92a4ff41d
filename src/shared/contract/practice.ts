import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

export const practiceChargerSchema = z.object({
  serial: z.string(),
  name: z.string(),
  /** A practice charger's PIN is no secret. */
  pin: z.string(),
  isCarPlugged: z.boolean(),
  /** At a site with structure: where it hangs and how its phases are said to be turned. */
  node: z.string().nullable(),
  rotation: z.string().nullable(),
});

const amps = z.tuple([z.number(), z.number(), z.number()]);

/** A fuse of a site with structure, with the truth about what flows through it. */
export const practiceNodeSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  limitA: amps,
  currentA: amps,
  isOn: z.boolean(),
});
export type PracticeNode = z.infer<typeof practiceNodeSchema>;

/** A meter of a site with structure; `target` and `profile` open it. */
export const practiceMeterSchema = z.object({
  node: z.string(),
  serial: z.string(),
  target: z.string(),
  profile: z.string(),
});

/** What can happen to a site with structure as a whole. */
export const practiceEvents = [
  'cars-plugged',
  'cars-gone',
  'load-step',
  'meter-lost',
  'meter-frozen',
  'meter-reversed',
  'meter-good',
  'board-off',
  'board-on',
] as const;

export const practiceFaults = [
  'drop-link',
  'reboot',
  'far-away',
  'near',
  'earth-missing',
  'breaker-off',
  'breaker-on',
  'house-meter',
  'house-meter-lost',
  'clear',
] as const;

export const practiceStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('running'),
    speed: z.number(),
    wifi: z.object({ ssid: z.string(), password: z.string() }),
    chargers: z.array(practiceChargerSchema),
    /** Empty at a site of chargers side by side. */
    nodes: z.array(practiceNodeSchema),
    meters: z.array(practiceMeterSchema),
    /** The site as it would be written down, for load balancing. */
    siteFile: z.string().nullable(),
  }),
]);
export type PracticeState = z.infer<typeof practiceStateSchema>;

const serial = z.object({ serial: z.string() });

/** The practice site: virtual chargers in a process of their own, reached through the real doors. */
export const practiceContract = {
  watch: oc.errors(errorsOf()).output(eventIterator(practiceStateSchema)),
  start: oc.errors(errorsOf('practice.start-failed')).input(
    z.object({
      chargers: z.number().int().min(1).max(20),
      speed: z.number().min(1).max(100),
      /** Main fuse with a meter and a sub-board; the chargers are commissioned already. */
      layout: z.literal('board').optional(),
    }),
  ),
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
  /** Only at a site with structure. */
  happen: oc
    .errors(errorsOf('practice.not-running', 'input.invalid'))
    .input(z.object({ event: z.enum(practiceEvents) })),
  /** What can go wrong on purpose. */
  fault: oc.errors(errorsOf('practice.not-running')).input(serial.extend({ fault: z.enum(practiceFaults) })),
};
