import { oc } from '@orpc/contract';
import { z } from 'zod';
import { siteSchema } from '#shared/domain/balancing/site/siteSchema.ts';
import { scenarioSchema } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { findingSchema } from './jobRows.ts';

import { errorsOf } from './wireError.ts';

const longestFile = 500_000;

/** A plan as it is stored, also while its rules are broken; revision 0 = nobody has drawn one yet. */
export const storedPlanSchema = z.object({
  revision: z.number().int().min(0),
  plan: siteSchema.nullable(),
  savedAtMs: z.number().nullable(),
});
export type StoredPlanView = z.infer<typeof storedPlanSchema>;

/** How the circuits of a site are wired: drawn by a person, kept, taken from and given to files. */
export const sitePlanContract = {
  get: oc
    .errors(errorsOf('log.busy', 'log.corrupt'))
    .input(z.object({ siteId: z.string() }))
    .output(storedPlanSchema),
  /** `stale`: another window has saved since `revision`; nothing was stored, and what it saved comes back. */
  save: oc
    .errors(errorsOf('log.busy', 'log.disk-full', 'log.not-found'))
    .input(z.object({ siteId: z.string(), revision: z.number().int().min(0), plan: siteSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('saved'), revision: z.number(), savedAtMs: z.number() }),
        z.object({ kind: z.literal('stale'), stored: storedPlanSchema }),
      ]),
    ),
  /** A site file with all that is wrong with it; `plan` only when nothing refuses it. */
  readFile: oc
    .errors(errorsOf('file.invalid'))
    .input(z.object({ fileName: z.string().max(200), text: z.string().max(longestFile) }))
    .output(z.object({ plan: siteSchema.nullable(), findings: z.array(findingSchema) })),
  writeFile: oc
    .errors(errorsOf())
    .input(z.object({ plan: siteSchema }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  /** The site file of the practice site that is running; `plan` null when it has none. */
  practice: oc.errors(errorsOf('practice.not-running')).output(z.object({ plan: siteSchema.nullable() })),
  /** The scenarios that come with the program. */
  scenarios: oc.errors(errorsOf()).output(z.array(scenarioSchema)),
};
