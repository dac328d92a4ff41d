import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { doorSchema, pointValuesSchema } from '#shared/domain/pointValue.ts';
import { errorsOf, wireErrorSchema } from './wireError.ts';

export const radioStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('unavailable'),
    reason: z.enum([
      'no-adapter',
      'powered-off',
      'unauthorised',
      'driver-missing',
      'radio-gone',
      'unsupported',
    ]),
  }),
]);
export type RadioState = z.infer<typeof radioStateSchema>;

/** A charger in the air; `changedAtMs` moves when plugged, charging, fault or PIN state changes. */
export const scanRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  rssiDbm: z.number(),
  hardwareMaxA: z.number(),
  mapVersion: z.string(),
  isPinChanged: z.boolean(),
  isPlugged: z.boolean(),
  isCharging: z.boolean(),
  hasFault: z.boolean(),
  practice: z.boolean(),
  /** Site and socket of a known charger with this name, when the log has exactly one. */
  knownSite: z.string().nullable(),
  knownSocket: z.string().nullable(),
  seenAtMs: z.number(),
  changedAtMs: z.number(),
});
export type ScanRow = z.infer<typeof scanRowSchema>;

export const accessStateSchema = z.object({
  state: z.enum(['locked', 'open', 'blocked']),
  attemptsLeft: z.number(),
  blockedSeconds: z.number(),
  pinIsFactory: z.boolean(),
});

export const deviceIdentitySchema = z.object({
  serial: z.string(),
  model: z.string(),
  name: z.string(),
  vendor: z.string(),
  firmware: z.string(),
  hardware: z.number(),
  mac: z.string(),
  phases: z.union([z.literal(1), z.literal(3)]),
  hardwareMaxA: z.number(),
  minA: z.number(),
  capabilities: z.number(),
  practice: z.boolean(),
  mapVersion: z.string(),
  bootCount: z.number(),
});

/** An open connection to a charger, as every window sees it. */
export const deviceViewSchema = z.object({
  id: z.string(),
  target: z.string(),
  door: doorSchema,
  isOpen: z.boolean(),
  identity: deviceIdentitySchema,
  access: accessStateSchema,
  rssiDbm: z.number().nullable(),
  /** The job that holds the charger, if one does. */
  jobId: z.string().nullable(),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;

export const liveSampleSchema = z.object({ atMs: z.number(), values: pointValuesSchema });
export type LiveSampleView = z.infer<typeof liveSampleSchema>;

const progress = z.object({
  kind: z.literal('progress'),
  phase: z.string(),
  done: z.number(),
  total: z.number(),
});
export const failedSchema = z.object({ kind: z.literal('failed'), error: wireErrorSchema });

/** A stream of progress that ends in `done` with what was made, or in `failed`. */
export const jobStream = <S extends z.ZodType>(result: S) =>
  eventIterator(
    z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), result }), failedSchema]),
  );

const deviceId = z.object({ id: z.string() });

/** What may go wrong while a charger is connected to. */
const openingErrors = [
  'target.invalid',
  'radio.unavailable',
  'radio.connect-timeout',
  'device.not-found',
  'device.not-nexus',
  'device.map-unsupported',
  'device.serial-mismatch',
  'device.leased',
  'device.link-lost',
  'device.timeout',
  'device.bad-answer',
  'modbus.unreachable',
  'modbus.refused-connection',
  'modbus.exception',
] as const;

/** Chargers without a job: find, connect, look. */
export const devicesContract = {
  watchRadio: oc.errors(errorsOf()).output(eventIterator(radioStateSchema)),
  /** The whole list, at most twice a second, sorted by name; scanning ends with the stream. */
  scan: oc.errors(errorsOf('radio.unavailable')).output(eventIterator(z.array(scanRowSchema))),
  watchOpen: oc.errors(errorsOf()).output(eventIterator(z.array(deviceViewSchema))),
  /** `target`: `ble:NAME-or-serial` or `modbus://host:port/unit`. */
  open: oc
    .errors(errorsOf(...openingErrors))
    .input(z.object({ target: z.string().max(300) }))
    .output(deviceViewSchema),
  /** Connects again to a charger whose link ended, under the same id, opened with the PIN that opened it before. */
  reopen: oc
    .errors(errorsOf(...openingErrors, 'device.not-connected', 'pin.wrong', 'pin.blocked'))
    .input(deviceId)
    .output(deviceViewSchema),
  close: oc.errors(errorsOf('device.not-connected')).input(deviceId),
  unlock: oc
    .errors(
      errorsOf(
        'device.not-connected',
        'device.link-lost',
        'device.timeout',
        'pin.wrong',
        'pin.blocked',
        'pin.invalid',
      ),
    )
    .input(deviceId.extend({ pin: z.string().max(8) }))
    .output(accessStateSchema),
  live: oc
    .errors(errorsOf('device.not-connected', 'device.link-lost', 'device.timeout'))
    .input(deviceId)
    .output(eventIterator(liveSampleSchema)),
  /** Reads everything and keeps it as a snapshot in the log; `result` is its id. */
  readAll: oc
    .errors(errorsOf('device.not-connected'))
    .input(deviceId.extend({ siteId: z.string().nullable() }))
    .output(jobStream(z.object({ snapshotId: z.string() }))),
  identify: oc
    .errors(
      errorsOf(
        'device.not-connected',
        'pin.required',
        'device.link-lost',
        'device.timeout',
        'write.too-soon',
      ),
    )
    .input(deviceId),
};
