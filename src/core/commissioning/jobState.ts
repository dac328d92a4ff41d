import { z } from 'zod';
import { personSchema } from '#shared/contract/app.ts';
import { deviceIdentitySchema } from '#shared/contract/devices.ts';
import { findingSchema } from '#shared/contract/jobRows.ts';
import { jobKindSchema, jobSocketSchema, jobStepSchema, testVerdictSchema } from '#shared/contract/jobs.ts';
import { circuitAnswersSchema } from '#shared/domain/circuitAnswers.ts';
import { controlAnswersSchema, networkAnswersSchema } from '#shared/domain/jobAnswers.ts';
import { backendAnswersSchema } from '#shared/domain/ocppJob/backendAnswers.ts';
import { backEndStateSchema, noBackEnd } from './backEnd/backEndState.ts';

const proofState = z.enum(['none', 'passed', 'failed', 'not-proven']);

/** What is kept of a job between restarts. No secrets: a PIN or a password lives in the session only. */
export const jobStateSchema = z.object({
  id: z.string(),
  kind: jobKindSchema,
  open: z.boolean(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  siteId: z.string(),
  visitId: z.string(),
  socketId: z.string(),
  socketLabel: z.string(),
  person: personSchema,
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
  asFound: z.object({ snapshotId: z.string(), takenAtMs: z.number(), count: z.number() }).nullable(),
  /** `generation.settings` as this job last knew it. */
  generation: z.number().nullable(),
  /**
   * The generation of a commit that waits for its proof. Without one the charger takes the settings before it back by
   * itself, which makes one generation more.
   */
  unconfirmedGeneration: z.number().nullable().default(null),
  answers: z.object({
    circuit: circuitAnswersSchema,
    control: controlAnswersSchema,
    network: networkAnswersSchema,
    backend: backendAnswersSchema.default({}),
  }),
  backEnd: backEndStateSchema.default(noBackEnd),
  wifi: z.object({
    state: z.enum(['untried', 'trial', 'proven']),
    rssiDbm: z.number().nullable(),
    address: z.string().nullable(),
  }),
  written: z.object({
    /** Points a commit of this job may have changed: what undo puts back. */
    points: z.array(z.string()),
    settings: z.boolean(),
    doorsClosed: z.boolean(),
    pinChanged: z.boolean(),
    undone: z.boolean(),
    bluetoothProof: proofState,
    networkProof: proofState,
  }),
  modbusAddress: z.string().nullable(),
  /** Number of the newest `interrupted` entry that was dealt with. */
  interruptionSeen: z.number(),
  currentA: z.number().nullable(),
  result: z.enum(['configured', 'commissioned']).nullable(),
  /** Of the newest test of control over each door; repeating a test replaces it. */
  tests: z.array(z.object({ id: z.string(), verdict: testVerdictSchema })),
  proofs: z.array(z.object({ point: z.string(), result: z.enum(['in-force', 'different', 'not-readable']) })),
  /** The newest test of the socket, a trend; null = none. */
  socket: jobSocketSchema.nullable().default(null),
  openPoints: z.array(findingSchema),
});
export type JobState = z.infer<typeof jobStateSchema>;

export type NewJob = Pick<
  JobState,
  'id' | 'kind' | 'createdAtMs' | 'siteId' | 'visitId' | 'socketId' | 'socketLabel' | 'person' | 'likeJobId'
>;

/** A job at its beginning: nothing connected, nothing answered, nothing written. */
export const newJobState = (job: NewJob, answers?: JobState['answers']): JobState => ({
  ...job,
  open: true,
  updatedAtMs: job.createdAtMs,
  step: 'charger',
  charger: null,
  asFound: null,
  generation: null,
  unconfirmedGeneration: null,
  answers: answers ?? { circuit: {}, control: {}, network: {}, backend: {} },
  backEnd: noBackEnd,
  wifi: { state: 'untried', rssiDbm: null, address: null },
  written: {
    points: [],
    settings: false,
    doorsClosed: false,
    pinChanged: false,
    undone: false,
    bluetoothProof: 'none',
    networkProof: 'none',
  },
  modbusAddress: null,
  interruptionSeen: 0,
  currentA: null,
  result: null,
  tests: [],
  proofs: [],
  socket: null,
  openPoints: [],
});
