import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorsOf } from './wireError.ts';

/** A manual kept on this computer. */
export const manualSchema = z.object({
  model: z.string().min(1).max(80),
  fileName: z.string().max(200),
  bytes: z.number().int(),
  sha256: z.string(),
  addedAtMs: z.number(),
});
export type Manual = z.infer<typeof manualSchema>;

/** More than any manual has; a scanned catalogue is none. */
export const largestManualBytes = 50 * 1024 * 1024;
/** A frame of the bridge holds a mebibyte. */
export const manualPieceBytes = 393_216;
const model = z.object({ model: z.string().min(1).max(80) });

/** Manuals of models as PDF, offline. Their safety rules are built in and do not depend on one. */
export const manualsContract = {
  list: oc.errors(errorsOf('file.unreadable')).output(z.array(manualSchema)),
  /** A PDF in pieces, in order; the last one checks the whole, keeps it and answers it, the others answer null. */
  import: oc
    .errors(errorsOf('manual.too-large', 'manual.not-pdf', 'manual.not-stored'))
    .input(
      model.extend({
        uploadId: z.string().min(8).max(64),
        fileName: z.string().max(200),
        at: z.number().int().min(0),
        total: z.number().int().min(0),
        base64: z.base64().max(Math.ceil(manualPieceBytes / 3) * 4),
      }),
    )
    .output(manualSchema.nullable()),
  remove: oc.errors(errorsOf('manual.none', 'manual.not-stored')).input(model),
  /** Shows it with the computer's own program (null), or answers a path of this server that is good for ten minutes. */
  open: oc
    .errors(errorsOf('manual.none', 'manual.not-opened', 'file.unreadable'))
    .input(model)
    .output(z.object({ path: z.string().nullable() })),
};
