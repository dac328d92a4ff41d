import { z } from 'zod';
import { doorSchema, pointValueSchema, pointValuesSchema } from './pointValue.ts';

/** What came of one point: the three results of a proof, and what is known before there is one. */
export const changeResultSchema = z.enum([
  'planned',
  'written',
  'in-force',
  'different',
  'not-readable',
  'refused',
  'unknown',
]);
export type ChangeResult = z.infer<typeof changeResultSchema>;

/** One point in a log entry; a secret has neither before nor after, only that it was written. */
export const entryChangeSchema = z.object({
  point: z.string(),
  before: pointValueSchema.optional(),
  wanted: pointValueSchema.optional(),
  found: pointValueSchema.optional(),
  secret: z.literal(true).optional(),
  result: changeResultSchema,
});
export type EntryChange = z.infer<typeof entryChangeSchema>;

/**
 * visit: somebody began or ended work · snapshot: everything read · intent: about to write (journal) ·
 * write: outcome of an intent · access: PIN entered or changed · test: a test of control · verdict: job closed ·
 * interrupted: the process that announced an intent died · fault: of a charger, begun or over · note: words of a person.
 */
export const entryKindSchema = z.enum([
  'visit',
  'snapshot',
  'intent',
  'write',
  'access',
  'test',
  'verdict',
  'interrupted',
  'fault',
  'note',
]);
export type EntryKind = z.infer<typeof entryKindSchema>;

export const entryOutcomeSchema = z.enum([
  'done',
  'failed',
  'open',
  'interrupted',
  'configured',
  'commissioned',
]);
export type EntryOutcome = z.infer<typeof entryOutcomeSchema>;

/** What is appended to the site log; ids, time, version and hashes are added by the log. */
export const newEntrySchema = z.object({
  kind: entryKindSchema,
  outcome: entryOutcomeSchema,
  siteId: z.string().nullable(),
  visitId: z.string().nullable(),
  socketId: z.string().nullable(),
  chargerSerial: z.string().nullable(),
  person: z.string(),
  door: doorSchema.nullable(),
  jobId: z.string().nullable(),
  /** The intent this outcome belongs to. */
  intentId: z.string().nullable(),
  snapshotId: z.string().nullable(),
  changes: z.array(entryChangeSchema),
  /** Code of the error catalogue when the outcome is `failed`. */
  errorCode: z.string().nullable(),
  /** Numbers and words that belong to the kind (verdicts, test samples, open points). Never secrets. */
  details: z.record(z.string(), z.json()),
  practice: z.boolean(),
});
export type NewEntry = z.infer<typeof newEntrySchema>;

export const logEntrySchema = newEntrySchema.extend({
  id: z.string(),
  /** 1, 2, 3 … over the whole log. */
  number: z.number().int().positive(),
  format: z.literal(1),
  atMs: z.number().int(),
  appVersion: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

export const siteSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(120),
  country: z.enum(['CZ', 'SK', 'DE', 'AT', 'IEC']),
  practice: z.boolean(),
  createdAtMs: z.number().int(),
});
export type Site = z.infer<typeof siteSchema>;

export const socketSchema = z.object({
  id: z.string(),
  siteId: z.string(),
  label: z.string().min(1).max(60),
  createdAtMs: z.number().int(),
});
export type SiteSocket = z.infer<typeof socketSchema>;

/** A charger as last seen; where it stands is the socket of its newest entry. */
export const knownChargerSchema = z.object({
  serial: z.string(),
  model: z.string(),
  name: z.string(),
  firmware: z.string(),
  siteId: z.string().nullable(),
  socketId: z.string().nullable(),
  /** Where it answers over Modbus TCP, `host:port/unit`, once a job has proven it. */
  modbusAddress: z.string().nullable(),
  practice: z.boolean(),
  lastSeenAtMs: z.number().int(),
});
export type KnownCharger = z.infer<typeof knownChargerSchema>;

export const visitSchema = z.object({
  id: z.string(),
  siteId: z.string(),
  person: z.string(),
  startedAtMs: z.number().int(),
  endedAtMs: z.number().int().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

/** Everything a charger let us read at one moment. */
export const snapshotSchema = z.object({
  id: z.string(),
  chargerSerial: z.string(),
  takenAtMs: z.number().int(),
  door: doorSchema,
  firmware: z.string(),
  values: pointValuesSchema,
  /** Points that could not be read, with the code of the reason. */
  unreadable: z.record(z.string(), z.string()),
  /** For secrets: whether one is stored in the charger. */
  secretsSet: z.record(z.string(), z.boolean()),
  practice: z.boolean(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const entryFilterSchema = z.object({
  siteId: z.string().optional(),
  chargerSerial: z.string().optional(),
  visitId: z.string().optional(),
  jobId: z.string().optional(),
  kinds: z.array(entryKindSchema).optional(),
  person: z.string().optional(),
  fromMs: z.number().int().optional(),
  toMs: z.number().int().optional(),
  practice: z.boolean().optional(),
  /** Words anywhere in the entry; case and diacritics do not matter. */
  text: z.string().max(200).optional(),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;
