import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { fleetRowSchema } from '#shared/domain/fleet/fleetTable.ts';
import { doorSchema, pointValueSchema } from '#shared/domain/pointValue.ts';
import { changePlanSchema } from './configuration.ts';
import { failedSchema, jobStream } from './devices.ts';
import { findingSchema, proofRowSchema } from './jobRows.ts';

import { errorsOf, wireErrorSchema } from './wireError.ts';

/** Something wrong at one cell, one column (`row` null) or in the whole table (both null). */
export const tableProblemSchema = z.object({
  row: z.number().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const cellSchema = z.object({
  point: z.string(),
  from: pointValueSchema,
  to: pointValueSchema,
  state: z.enum(['same', 'change', 'refused', 'unknown']),
});

/** Whether one row can be written, looked at beforehand; null = could not be found out, or does not apply. */
export const rowCheckSchema = z.object({
  row: z.number(),
  state: z.enum(['ready', 'unchanged', 'blocked']),
  serial: z.string().nullable(),
  firmware: z.string().nullable(),
  door: doorSchema.nullable(),
  pin: z.enum(['not-needed', 'vault', 'typed', 'untried', 'missing']).nullable(),
  isCarPlugged: z.boolean().nullable(),
  takesSettings: z.boolean().nullable(),
  findings: z.array(findingSchema),
  error: wireErrorSchema.nullable(),
});
export type RowCheckView = z.infer<typeof rowCheckSchema>;

export const fleetPreviewSchema = z.object({
  rows: z.array(fleetRowSchema),
  problems: z.array(tableProblemSchema),
  findings: z.array(findingSchema.extend({ rows: z.array(z.number()) })),
  matrix: z.object({
    points: z.array(z.string()),
    rows: z.array(
      z.object({
        row: z.number(),
        target: z.string(),
        socket: z.string().nullable(),
        cells: z.array(cellSchema.nullable()),
      }),
    ),
  }),
  /** One per row once the chargers were read; empty before. */
  checks: z.array(rowCheckSchema),
  canApply: z.boolean(),
});
export type FleetPreviewView = z.infer<typeof fleetPreviewSchema>;

/** The limit of the circuit that all chargers of the table share. */
const circuitSchema = z.object({ limitA: z.number().positive().max(3200) }).nullable();

/** What came of one row, in the order they end; `done` of `total` rows have. */
export const fleetResultSchema = z.object({
  kind: z.literal('result'),
  row: z.number(),
  result: z.enum(['done', 'unchanged', 'failed', 'skipped']),
  serial: z.string().nullable(),
  proof: z.array(proofRowSchema),
  error: wireErrorSchema.nullable(),
  done: z.number(),
  total: z.number(),
});
export type FleetResultEvent = z.infer<typeof fleetResultSchema>;

const plannedRow = z.object({ row: z.number(), target: z.string() });

/** The plan of one row, or why there is none. */
export const fleetPlanSchema = z.union([
  changePlanSchema.extend(plannedRow.shape),
  plannedRow.extend({ error: wireErrorSchema }),
]);
export type FleetPlanView = z.infer<typeof fleetPlanSchema>;

export const fleetEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('row'), row: z.number(), phase: z.string() }),
  fleetResultSchema,
  z.object({ kind: z.literal('done'), failed: z.number(), skipped: z.number() }),
  failedSchema,
]);
export type FleetEvent = z.infer<typeof fleetEventSchema>;

/** Many chargers from one table: checked as a whole, previewed as a matrix, applied some at a time. */
export const fleetContract = {
  /** `base64`: the bytes of a CSV or XLSX file, 500 kB at most. */
  readTable: oc
    .errors(errorsOf('file.invalid'))
    .input(
      z.object({ fileName: z.string().max(200), base64: z.base64().max(700_000), circuit: circuitSchema }),
    )
    .output(fleetPreviewSchema),
  /**
   * Reads every charger of the table (nothing is written) and answers the preview against what was found, with a check
   * of each row: whether it can be written, and why not. `hasNewPin`: one will be given with `apply`;
   * `comparesOnly`: nobody is going to write, so no PIN goes out over Modbus TCP.
   */
  preview: oc
    .errors(errorsOf('log.busy', 'log.disk-full'))
    .input(
      z.object({
        rows: z.array(fleetRowSchema).max(1000),
        circuit: circuitSchema,
        pin: z.string().max(8).nullable(),
        hasNewPin: z.boolean().optional(),
        comparesOnly: z.boolean().optional(),
        parallel: z.number().int().min(1).max(50),
      }),
    )
    .output(jobStream(fleetPreviewSchema)),
  /**
   * PINs come from the vault; `pin` is for chargers it does not know. The rules judge all rows; written are those whose
   * numbers are in `only`, or all.
   */
  apply: oc
    .errors(errorsOf('log.busy', 'log.disk-full', 'plan.refused'))
    .input(
      z.object({
        rows: z.array(fleetRowSchema).max(1000),
        circuit: circuitSchema,
        pin: z.string().max(8).nullable(),
        newPin: z.string().max(8).nullable(),
        only: z.array(z.number()).max(1000).optional(),
        siteId: z.string(),
        person: z.string().max(120),
        parallel: z.number().int().min(1).max(50),
        stopsAtFailure: z.boolean(),
      }),
    )
    .output(eventIterator(fleetEventSchema)),
};
