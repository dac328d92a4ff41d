import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { circuitAnswersSchema } from '#shared/domain/circuitAnswers.ts';
import { notRestorableSchema } from '#shared/domain/configuration/restorable.ts';
import { controlAnswersSchema, networkAnswersSchema } from '#shared/domain/jobAnswers.ts';
import { backendAnswersSchema } from '#shared/domain/ocppJob/backendAnswers.ts';
import { doorSchema, pointValuesSchema } from '#shared/domain/pointValue.ts';
import { countrySchema, personSchema } from './app.ts';
import { accessStateSchema, deviceIdentitySchema, failedSchema, jobStream } from './devices.ts';
import { reviewSchema } from './jobReview.ts';
import { findingSchema, proofRowSchema } from './jobRows.ts';
import { certificateSourceSchema } from './ocpp.ts';
import { backEndEventSchemas, jobBackEndSchema, newKeySchema } from './ocppJob.ts';
import { socketResultSchema, socketTestEventSchema } from './socketTest.ts';
import { errorsOf } from './wireError.ts';

export const jobKindSchema = z.enum(['own-circuit', 'load-balancing', 'ocpp']);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobStepSchema = z.enum(['charger', 'board', 'backend', 'network', 'review', 'prove', 'done']);
export type JobStep = z.infer<typeof jobStepSchema>;

/** The one line that is always on the screen. */
export const statusLineSchema = z.object({
  /** `limit.active` or the user limit as last read (A); null before anything was read. */
  currentA: z.number().nullable(),
  bluetooth: z.enum(['on', 'off', 'unknown']),
  written: z.enum(['nothing', 'wifi-trial', 'settings', 'settings-proven', 'interrupted', 'undone']),
});
export type StatusLine = z.infer<typeof statusLineSchema>;

/** The test of the socket a job was given: a trend of the charger's own values, never a measurement of the loop. */
export const jobSocketSchema = z.object({
  atMs: z.number(),
  limitA: z.number(),
  isLong: z.boolean(),
  result: socketResultSchema,
});

export const jobViewSchema = z.object({
  id: z.string(),
  kind: jobKindSchema,
  open: z.boolean(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  site: z.object({ id: z.string(), name: z.string(), country: countrySchema, practice: z.boolean() }),
  person: personSchema,
  socketLabel: z.string(),
  /** Made from another job ("next one like this"): its answers are already filled in. */
  likeJobId: z.string().nullable(),
  step: jobStepSchema,
  charger: z
    .object({
      target: z.string(),
      identity: deviceIdentitySchema,
      adapterA: z.number().nullable(),
      installLimitA: z.number().nullable(),
      rssiDbm: z.number().nullable(),
    })
    .nullable(),
  connection: z.object({
    state: z.enum(['none', 'connecting', 'open', 'lost']),
    door: doorSchema.nullable(),
    access: accessStateSchema.nullable(),
  }),
  asFound: z
    .object({ snapshotId: z.string(), takenAtMs: z.number(), count: z.number(), values: pointValuesSchema })
    .nullable(),
  answers: z.object({
    circuit: circuitAnswersSchema,
    control: controlAnswersSchema,
    network: networkAnswersSchema,
    backend: backendAnswersSchema,
  }),
  /** Only of a job of kind `ocpp`. */
  backEnd: jobBackEndSchema.nullable(),
  wifi: z.object({
    state: z.enum(['untried', 'trial', 'proven']),
    rssiDbm: z.number().nullable(),
    address: z.string().nullable(),
  }),
  written: z.object({
    settings: z.boolean(),
    doorsClosed: z.boolean(),
    pinChanged: z.boolean(),
    bluetoothProof: z.enum(['none', 'passed', 'failed', 'not-proven']),
    networkProof: z.enum(['none', 'passed', 'failed', 'not-proven']),
  }),
  /** False only while a job of the answer "this program" has not seen its controller at work. */
  isSteeringSeen: z.boolean().default(true),
  /** Where Modbus TCP is reached after the point of no return, `host:port/unit`. */
  modbusAddress: z.string().nullable(),
  /** Set when an earlier run of this job died while writing. */
  interrupted: z.object({ atMs: z.number(), points: z.array(z.string()) }).nullable(),
  status: statusLineSchema,
  result: z.enum(['configured', 'commissioned']).nullable(),
  /** The newest test of the socket; null = none. */
  socket: jobSocketSchema.nullable(),
  /** What is not settled, for the report; the missing ones of "commissioned" first. */
  openPoints: z.array(findingSchema),
});
export type JobView = z.infer<typeof jobViewSchema>;

export const jobSummarySchema = z.object({
  id: z.string(),
  kind: jobKindSchema,
  open: z.boolean(),
  siteId: z.string(),
  siteName: z.string(),
  socketLabel: z.string(),
  chargerSerial: z.string().nullable(),
  step: jobStepSchema,
  result: z.enum(['configured', 'commissioned']).nullable(),
  updatedAtMs: z.number(),
  practice: z.boolean(),
});
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** What undo wrote back, and what it left as it is. */
export const undoneSchema = z.object({
  job: jobViewSchema,
  proof: z.array(proofRowSchema),
  notRestorable: z.array(notRestorableSchema),
});
export type UndoneView = z.infer<typeof undoneSchema>;

export const testVerdictSchema = z.enum(['pass', 'warn', 'fail', 'not-proven']);
export type TestVerdict = z.infer<typeof testVerdictSchema>;

/** A running test of control. Times are seconds of device time since the test began. */
export const testEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    steps: z.array(
      z.object({ id: z.string(), kind: z.string(), setpointA: z.number().nullable(), lastsS: z.number() }),
    ),
    totalS: z.number(),
  }),
  /** The person has to do something; the test goes on by itself when it sees it done. */
  z.object({
    kind: z.literal('waiting'),
    what: z.enum([
      'plug-in',
      'unplug',
      'current-below-1-a',
      'reachable',
      'meter-there',
      'meter-away',
      'meter-back',
      'controller',
    ]),
  }),
  z.object({ kind: z.literal('step'), id: z.string(), atS: z.number(), setpointA: z.number().nullable() }),
  z.object({
    kind: z.literal('sample'),
    atS: z.number(),
    /** What this program asked for last; null when it has stopped asking. */
    setpointA: z.number().nullable(),
    offeredA: z.number().nullable(),
    currentA: z.array(z.number().nullable()),
  }),
  z.object({
    kind: z.literal('verdict'),
    id: z.string(),
    verdict: testVerdictSchema,
    reason: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('proof'), rows: z.array(proofRowSchema) }),
  z.object({ kind: z.literal('done'), verdict: testVerdictSchema, job: jobViewSchema }),
  failedSchema,
]);
export type TestEvent = z.infer<typeof testEventSchema>;

/** A charger on its way to its back end: a trial, or the wait after the activation. */
export const backEndEventSchema = z.discriminatedUnion('kind', [
  ...backEndEventSchemas,
  z.object({ kind: z.literal('done'), verdict: testVerdictSchema, job: jobViewSchema }),
  failedSchema,
]);
export type BackEndProofEvent = z.infer<typeof backEndEventSchema>;

const jobId = z.object({ id: z.string() });
const found = ['job.not-found', 'log.busy', 'log.disk-full'] as const;
const withDevice = [...found, 'device.not-connected', 'job.step-not-allowed'] as const;

/** Commissioning jobs: the wizards are their face. Everything a job does to a charger is in the log. */
export const jobsContract = {
  list: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ openOnly: z.boolean() }))
    .output(z.array(jobSummarySchema)),
  create: oc
    .errors(errorsOf(...found, 'log.not-found'))
    .input(
      z.object({
        kind: jobKindSchema,
        siteId: z.string(),
        socketLabel: z.string().trim().min(1).max(60),
        person: personSchema,
        /** Take the answers of that job. */
        likeJobId: z.string().nullable(),
      }),
    )
    .output(jobViewSchema),
  watch: oc
    .errors(errorsOf(...found))
    .input(jobId)
    .output(eventIterator(jobViewSchema)),
  /** Replaces the groups of answers that are given, moves to a step; answers are refused once settings are written. */
  save: oc
    .errors(errorsOf(...found, 'job.step-not-allowed'))
    .input(
      jobId.extend({
        step: jobStepSchema.optional(),
        socketLabel: z.string().trim().min(1).max(60).optional(),
        person: personSchema.optional(),
        circuit: circuitAnswersSchema.optional(),
        control: controlAnswersSchema.optional(),
        network: networkAnswersSchema.optional(),
        backend: backendAnswersSchema.optional(),
      }),
    )
    .output(jobViewSchema),
  /** Connects and takes the lease; also after a lost link and, over Modbus TCP, after the point of no return. */
  connect: oc
    .errors(errorsOf(...found))
    .input(jobId.extend({ target: z.string().max(300).optional() }))
    .output(jobStream(jobViewSchema)),
  /** Opens with the PIN, reads everything and keeps it as the state as found. Never retried by itself. */
  unlock: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ pin: z.string().max(8) }))
    .output(jobStream(jobViewSchema)),
  disconnect: oc.errors(errorsOf(...found)).input(jobId),
  /** Commits block N alone and waits for the charger to join; phases: writing, joining, measuring, reaching. */
  tryWifi: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ network: networkAnswersSchema, password: z.string().max(64).nullable() }))
    .output(jobStream(jobViewSchema)),
  /** Puts the network settings as found back; the old password cannot be restored. */
  restoreWifi: oc
    .errors(errorsOf(...withDevice))
    .input(jobId)
    .output(jobStream(jobViewSchema)),
  review: oc
    .errors(errorsOf(...found, 'job.answers-incomplete', 'job.step-not-allowed'))
    .input(jobId)
    .output(reviewSchema),
  /** Clock and every value but the doors, as one generation, each read back; Bluetooth stays on. Car unplugged. */
  write: oc
    .errors(errorsOf(...withDevice))
    .input(jobId)
    .output(jobStream(z.object({ job: jobViewSchema, proof: z.array(proofRowSchema) }))),
  /** Limits, pause and self-test over Bluetooth, once the settings are written. */
  proveBluetooth: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ withoutCar: z.boolean() }))
    .output(eventIterator(testEventSchema)),
  /** `pinKeeper`: who keeps the PIN; goes into the log, the PIN does not. */
  changePin: oc
    .errors(
      errorsOf(
        ...withDevice,
        'pin.invalid',
        'pin.required',
        'device.link-lost',
        'device.timeout',
        'write.refused-state',
        'write.refused-value',
        'write.refused-locked',
      ),
    )
    .input(jobId.extend({ newPin: z.string().max(8), pinKeeper: z.string().trim().max(120) }))
    .output(jobViewSchema),
  /**
   * The point of no return: opens Modbus TCP, which silences Bluetooth, and confirms over the new door once the same
   * charger answers there with every value in force. Needs the car unplugged and a PIN that is not the factory's.
   */
  crossOver: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ accepts: z.literal(true) }))
    .output(jobStream(z.object({ job: jobViewSchema, proof: z.array(proofRowSchema) }))),
  /** Over the door that stays: serial, every value read back, set-points and fail-safe. */
  prove: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ withoutCar: z.boolean() }))
    .output(eventIterator(testEventSchema)),
  /** After a passed test of control, where the charger hangs on a socket: raises the current and watches the socket. */
  socketTest: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ isLong: z.boolean() }))
    .output(eventIterator(socketTestEventSchema)),
  /**
   * Only reads, until refreshes of the charger's watchdog were seen that did not come from here: the controller on the
   * computer that stays. From here on that controller may take the charger; without this proof the job does not end.
   */
  watchSteering: oc
    .errors(errorsOf(...withDevice))
    .input(jobId)
    .output(eventIterator(testEventSchema)),
  /** Writes the state as found back, as far as it can be restored, and says what is not. */
  undo: oc
    .errors(errorsOf(...withDevice))
    .input(jobId)
    .output(jobStream(undoneSchema)),
  /**
   * Takes secrets of the back end into memory: a key as typed (16–20 characters or 32–40 hexadecimal digits), the
   * charger's own certificate with its key, as files. Null forgets one; what is not given stays.
   */
  giveSecrets: oc
    .errors(errorsOf(...found, 'ocpp.key-unusable', 'certificate.unusable', 'job.step-not-allowed'))
    .input(
      jobId.extend({
        key: z.string().max(200).nullable().optional(),
        client: z.array(certificateSourceSchema).min(1).max(4).nullable().optional(),
      }),
    )
    .output(jobViewSchema),
  /** Makes a key, keeps it like one that was typed and shows it this once. */
  generateKey: oc
    .errors(errorsOf(...found, 'job.step-not-allowed'))
    .input(jobId)
    .output(newKeySchema.extend({ job: jobViewSchema })),
  /**
   * Starts the local back end for this job on one interface of this computer, with the profile of the answers and a key
   * made for it; address and root certificate become answers. Ends one that runs.
   */
  serveHere: oc
    .errors(
      errorsOf(
        ...found,
        'job.step-not-allowed',
        'job.answers-incomplete',
        'server.port-in-use',
        'server.port-not-permitted',
        'ocpp.interface-not-here',
        'ocpp.key-unusable',
        'ocpp.certificate-unusable',
      ),
    )
    .input(jobId.extend({ host: z.string().max(60), port: z.number().int().min(0).max(65_535) }))
    .output(jobViewSchema),
  /**
   * Activates the back end for 180 s, with Bluetooth open all the while, and watches the charger reach it; then the
   * charger goes back by itself. Only where the charger can wait for a confirmation. Also joins a trial that runs;
   * with `joinOnly` it never begins one: a trial that is over by now ends with `done`.
   */
  tryBackEnd: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ joinOnly: z.boolean().default(false) }))
    .output(eventIterator(backEndEventSchema)),
  /** Restarts the charger, which ends a trial at once: no car may charge. Connects again by itself. */
  endTrial: oc
    .errors(errorsOf(...withDevice))
    .input(jobId)
    .output(jobStream(jobViewSchema)),
  /**
   * The point of no return of a job of kind `ocpp`: over Bluetooth the charger is silent afterwards; over Modbus TCP it
   * is confirmed once the charger says that its back end has accepted it, and taken back by itself otherwise.
   */
  activate: oc
    .errors(errorsOf(...withDevice))
    .input(jobId.extend({ accepts: z.literal(true) }))
    .output(jobStream(z.object({ job: jobViewSchema, proof: z.array(proofRowSchema) }))),
  /** After the activation: waits at the local back end or over Modbus TCP, or asks the person to look. */
  awaitBackEnd: oc
    .errors(errorsOf(...found, 'job.step-not-allowed'))
    .input(jobId)
    .output(eventIterator(backEndEventSchema)),
  /** What the person saw at the operator's own pages; kept as their word, not as a proof. */
  confirmSeen: oc
    .errors(errorsOf(...found, 'job.step-not-allowed'))
    .input(jobId.extend({ isSeen: z.boolean() }))
    .output(jobViewSchema),
  finish: oc
    .errors(errorsOf(...found, 'job.step-not-allowed'))
    .input(jobId.extend({ note: z.string().trim().max(2000) }))
    .output(jobViewSchema),
  /** Closes a job that wrote nothing, or leaves one as it is with a note in the log. */
  discard: oc.errors(errorsOf(...found)).input(jobId),
};
