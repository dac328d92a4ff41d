import { z } from 'zod';

/** What is kept of an update between restarts, so that anybody who opens the data folder can go on. */
export const updateStateSchema = z.object({
  id: z.string(),
  target: z.string(),
  serial: z.string(),
  name: z.string(),
  siteId: z.string().nullable(),
  visitId: z.string().nullable(),
  person: z.string(),
  practice: z.boolean(),
  from: z.string(),
  version: z.string(),
  sha256: z.string(),
  imageBytes: z.number(),
  /** The state before the first byte. */
  snapshotId: z.string(),
  keep: z.boolean(),
  /** How often the installation was begun. */
  installs: z.number(),
  outcome: z.enum(['running', 'done', 'failed', 'cancelled']),
  errorCode: z.string().nullable(),
  createdAtMs: z.number(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

/** The kind under which updates lie beside commissioning jobs. */
export const updateJobKind = 'firmware-update';
