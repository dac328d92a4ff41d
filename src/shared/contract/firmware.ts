import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { firmwareReleaseSchema, knownProblemSchema } from '#shared/domain/firmware/manifest.ts';
import { errorCodes } from '#shared/errors/catalogue.ts';
import { commandErrors, workplace } from './charger.ts';
import { jobStream } from './devices.ts';
import { proofRowSchema } from './jobRows.ts';
import { errorsOf, wireErrorSchema } from './wireError.ts';

export const libraryEntrySchema = z.object({
  release: firmwareReleaseSchema,
  /** `notes`: what is known of a firmware whose package is not here. */
  origin: z.enum(['bundled', 'imported', 'notes']),
  signedBy: z.enum(['vendor', 'practice']).nullable(),
  packageBytes: z.number().nullable(),
  imageBytes: z.number().nullable(),
});
export type LibraryEntryView = z.infer<typeof libraryEntrySchema>;

export const librarySchema = z.object({
  entries: z.array(libraryEntrySchema),
  /** Files in the data folder that are packages no longer, each with the reason. */
  damaged: z.array(z.object({ file: z.string(), code: z.enum(errorCodes) })),
});
export type LibraryView = z.infer<typeof librarySchema>;

export const firmwareVerdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fits'), isDowngrade: z.boolean(), isFinal: z.boolean() }),
  z.object({ kind: z.literal('same') }),
  z.object({
    kind: z.literal('refused'),
    obstacle: z.enum([
      'other-vendor',
      'wrong-model',
      'wrong-hardware',
      'unknown-version',
      'needs-step',
      'behind-no-way-back',
      'no-package',
      'practice-only',
      'no-transfer',
    ]),
  }),
]);

export const firmwareOfferSchema = z.object({
  entry: libraryEntrySchema,
  verdict: firmwareVerdictSchema,
  /** Against the firmware the charger has. */
  changes: z.object({
    isDowngrade: z.boolean(),
    releases: z.array(firmwareReleaseSchema),
    gained: z.array(z.number()),
    lost: z.array(z.number()),
    solved: z.array(knownProblemSchema),
    remaining: z.array(knownProblemSchema),
    arising: z.array(knownProblemSchema),
  }),
});
export type FirmwareOfferView = z.infer<typeof firmwareOfferSchema>;

export const fileStatusSchema = z.object({
  state: z.enum(['idle', 'receiving', 'checking', 'ready', 'refused', 'installing', 'on-trial']),
  reason: z.enum(['none', 'size', 'hash', 'signature', 'hardware', 'version', 'state']),
  kind: z.number(),
  size: z.number(),
  sha256: z.string(),
  received: z.number(),
  firmware: z.string(),
  isPlugged: z.boolean(),
  /** Device seconds until a firmware on trial goes back by itself; null when none is on trial. */
  trialLeftS: z.number().nullable(),
});
export type FileStatusView = z.infer<typeof fileStatusSchema>;

export const firmwareUpdateSchema = z.object({
  id: z.string(),
  serial: z.string(),
  name: z.string(),
  target: z.string(),
  from: z.string(),
  version: z.string(),
  imageBytes: z.number(),
  createdAtMs: z.number(),
});
export type FirmwareUpdateView = z.infer<typeof firmwareUpdateSchema>;

/** Everything about the firmware of one charger. */
export const firmwareViewSchema = z.object({
  charger: z.object({
    serial: z.string(),
    name: z.string(),
    vendor: z.string(),
    model: z.string(),
    hardware: z.number(),
    firmware: z.string(),
    capabilities: z.number(),
    practice: z.boolean(),
  }),
  /** What the library knows of the installed version. */
  installed: firmwareReleaseSchema.nullable(),
  /** Newest first; what is for other models is left out. */
  offers: z.array(firmwareOfferSchema),
  /** The newest one that fits and is newer. */
  newest: z.string().nullable(),
  /** Chargers of the same site by version, newest first; null when the log knows no site. */
  site: z
    .array(
      z.object({
        version: z.string(),
        chargers: z.array(
          z.object({ serial: z.string(), name: z.string(), model: z.string(), firmware: z.string() }),
        ),
      }),
    )
    .nullable(),
  /** Null while the PIN is missing. */
  status: fileStatusSchema.nullable(),
  /** An update of this charger that broke off. */
  interrupted: firmwareUpdateSchema.nullable(),
});
export type FirmwareView = z.infer<typeof firmwareViewSchema>;

export const updateResultSchema = z.object({
  runId: z.string(),
  serial: z.string(),
  from: z.string(),
  version: z.string(),
  state: z.enum(['on-trial', 'confirmed']),
  trialLeftS: z.number().nullable(),
  /** Settings that are not as before the update. */
  changed: z.array(proofRowSchema),
  snapshotId: z.string(),
  afterSnapshotId: z.string(),
});
export type UpdateResultView = z.infer<typeof updateResultSchema>;

/** An update that runs on this computer, or how it ended until somebody puts that away. */
export const followedUpdateSchema = z.object({
  /** Another one for each attempt. */
  id: z.string(),
  from: z.string(),
  version: z.string(),
  phase: z.string(),
  done: z.number(),
  total: z.number(),
  rate: z.object({ bytesPerSecond: z.number().nullable(), secondsLeft: z.number().nullable() }),
  /** False from the installation on: then there is only forward. */
  canCancel: z.boolean(),
  isCancelling: z.boolean(),
  ending: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('done'),
        result: updateResultSchema,
        /** Unix ms; null once confirmed. */
        trialEndsAtMs: z.number().nullable(),
      }),
      z.object({ kind: z.literal('stopped') }),
      z.object({ kind: z.literal('failed'), error: wireErrorSchema }),
    ])
    .nullable(),
});
export type FollowedUpdateView = z.infer<typeof followedUpdateSchema>;

const packageErrors = [
  'firmware.not-package',
  'firmware.truncated',
  'firmware.altered',
  'firmware.unsigned',
  'firmware.foreign-key',
  'firmware.foreign-device',
  'firmware.newer-format',
  'firmware.too-large',
  'firmware.manifest-invalid',
  'firmware.inconsistent',
] as const;
const version = z.object({ version: z.string().max(20) });
/** A frame of the bridge holds a mebibyte. */
export const uploadPieceBytes = 393_216;

/** The firmware of chargers, and the library of packages on this computer. */
export const firmwareContract = {
  library: oc.errors(errorsOf('file.unreadable', 'file.invalid', 'firmware.altered')).output(librarySchema),
  /**
   * A package in pieces, in order; the one that ends at `total` is checked with all before it and answers the new
   * entry, the others answer null.
   */
  import: oc
    .errors(errorsOf(...packageErrors, 'firmware.duplicate', 'firmware.not-stored', 'file.unreadable'))
    .input(
      z.object({
        uploadId: z.string().min(8).max(64),
        fileName: z.string().max(200),
        at: z.number().int().min(0),
        total: z.number().int().min(0),
        base64: z.base64().max(Math.ceil(uploadPieceBytes / 3) * 4),
      }),
    )
    .output(libraryEntrySchema.nullable()),
  verify: oc
    .errors(errorsOf(...packageErrors, 'firmware.not-in-library', 'firmware.no-package', 'file.unreadable'))
    .input(version)
    .output(z.object({ version: z.string(), sha256: z.string(), signedBy: z.enum(['vendor', 'practice']) })),
  remove: oc
    .errors(errorsOf('firmware.not-in-library', 'firmware.bundled', 'firmware.not-stored'))
    .input(version),
  removeDamaged: oc
    .errors(errorsOf('firmware.not-in-library', 'firmware.not-stored'))
    .input(z.object({ file: z.string().max(200) })),
  look: oc
    .errors(errorsOf('device.not-connected', 'device.link-lost', 'device.timeout', 'log.busy'))
    .input(z.object({ deviceId: z.string() }))
    .output(firmwareViewSchema),
  /** The update of this charger, whoever began it: null, progress, and its ending until it is dismissed. */
  watch: oc
    .errors(errorsOf('device.not-connected'))
    .input(z.object({ deviceId: z.string() }))
    .output(eventIterator(followedUpdateSchema.nullable())),
  /** Begins and answers; it goes on by itself, and all that follows is in `watch`. */
  update: oc.errors(errorsOf(...commandErrors)).input(
    workplace.extend({
      version: z.string().max(20),
      acceptsDowngrade: z.boolean(),
      acceptsNoWayBack: z.boolean(),
      /** Confirms by itself when the settings are as before. */
      keep: z.boolean(),
    }),
  ),
  resume: oc
    .errors(errorsOf(...commandErrors, 'run.not-found'))
    .input(z.object({ deviceId: z.string(), runId: z.string() })),
  /** Ends a running update until its installation begins; then it is not heard. */
  cancel: oc.errors(errorsOf('device.not-connected')).input(z.object({ deviceId: z.string() })),
  /** Puts the ending away, for every window. */
  dismiss: oc.errors(errorsOf('device.not-connected')).input(z.object({ deviceId: z.string() })),
  abandon: oc.errors(errorsOf('run.not-found', 'log.busy')).input(z.object({ runId: z.string() })),
  confirm: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace)
    .output(jobStream(fileStatusSchema)),
  goBack: oc
    .errors(errorsOf(...commandErrors))
    .input(workplace)
    .output(jobStream(z.object({}))),
};
