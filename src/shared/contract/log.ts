import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  entryFilterSchema,
  knownChargerSchema,
  logEntrySchema,
  siteSchema,
  snapshotSchema,
  socketSchema,
  visitSchema,
} from '#shared/domain/logEntry.ts';
import { countrySchema } from './app.ts';
import { errorsOf } from './wireError.ts';

export const siteSummarySchema = siteSchema.extend({
  chargers: z.array(knownChargerSchema),
  sockets: z.array(socketSchema),
  entries: z.number(),
  lastEntryAtMs: z.number().nullable(),
});
export type SiteSummary = z.infer<typeof siteSummarySchema>;

/** The site log: who, when, which charger, over what, which point, before → after, result. */
export const logContract = {
  sites: oc.errors(errorsOf('log.busy', 'log.corrupt')).output(z.array(siteSummarySchema)),
  createSite: oc
    .errors(errorsOf('log.disk-full', 'log.busy'))
    .input(
      z.object({ name: z.string().trim().min(1).max(120), country: countrySchema, practice: z.boolean() }),
    )
    .output(siteSchema),
  visits: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ siteId: z.string() }))
    .output(z.array(visitSchema)),
  entries: oc
    .errors(errorsOf('log.busy', 'log.corrupt'))
    .input(
      z.object({
        filter: entryFilterSchema,
        limit: z.number().int().min(1).max(500),
        before: z.number().int().positive().optional(),
      }),
    )
    .output(z.object({ entries: z.array(logEntrySchema), total: z.number(), next: z.number().nullable() })),
  entry: oc
    .errors(errorsOf('log.not-found', 'log.busy'))
    .input(z.object({ id: z.string() }))
    .output(
      z.object({
        entry: logEntrySchema,
        intent: logEntrySchema.nullable(),
        snapshot: snapshotSchema.nullable(),
      }),
    ),
  snapshot: oc
    .errors(errorsOf('log.not-found', 'log.busy'))
    .input(z.object({ id: z.string() }))
    .output(snapshotSchema),
  /** Text in pieces, so that a hundred thousand entries need no memory. */
  export: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ format: z.enum(['csv', 'json']), filter: entryFilterSchema }))
    .output(eventIterator(z.string())),
  verify: oc
    .errors(errorsOf('log.busy', 'log.corrupt'))
    .output(z.object({ entries: z.number(), brokenAt: z.number().nullable(), lastHash: z.string() })),
  /** The number of the newest entry, first the present one, then each time it moves. */
  watch: oc.errors(errorsOf()).output(eventIterator(z.object({ newest: z.number() }))),
};
