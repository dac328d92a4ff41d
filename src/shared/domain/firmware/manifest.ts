import { z } from 'zod';
import { parseFirmwareVersion } from './firmwareVersion.ts';

/** The largest image a charger takes (`file.size`), and the largest manifest. */
export const largestImageBytes = 16_777_216;
export const largestManifestBytes = 65_536;
/** The only format of a manifest and of a library's index that this program knows. */
export const manifestFormat = 1;

const text = z.string().min(1).max(4000);
const localized = <S extends z.ZodType>(each: S) =>
  z.strictObject({ en: each, cs: each.optional(), de: each.optional() });
const version = z.string().refine((value) => parseFirmwareVersion(value) !== undefined);
const word = z.number().int().min(0).max(0xffff);
const bitmap = z.number().int().min(0).max(0xffff_ffff);
const bits = z.array(z.number().int().min(0).max(31)).max(32);

/** Texts by language; `en` is always there. */
export const localizedTextSchema = localized(text);
export type LocalizedText = z.infer<typeof localizedTextSchema>;

export const knownProblemSchema = z.strictObject({
  id: z.string().min(1).max(40),
  fixedIn: version.nullable(),
  text: localizedTextSchema,
});
export type KnownProblem = z.infer<typeof knownProblemSchema>;

const releaseFields = {
  vendor: z.string().min(1).max(16),
  models: z
    .array(
      z
        .string()
        .regex(/^[\x20-\x7e]+$/)
        .max(24)
        .refine((model) => !model.includes(',')),
    )
    .min(1)
    .refine((models) => models.join(',').length <= 64),
  hardwareFrom: word,
  hardwareTo: word,
  version,
  releasedOn: z.iso.date(),
  /** The lowest version it may be installed over. */
  minFirmware: version.nullable(),
  /** False: once it is confirmed, nothing older is taken. */
  wayBack: z.boolean(),
  /** What this firmware can do where the hardware can. */
  capabilities: bitmap,
  capabilitiesAdded: bits,
  capabilitiesLost: bits,
  comparedWith: version.nullable(),
  knownProblems: z.array(knownProblemSchema).max(100),
  notes: localized(z.array(text).max(100)),
} as const;

/** What is known of a firmware without its image. */
export const firmwareReleaseSchema = z.strictObject(releaseFields);
export type FirmwareRelease = z.infer<typeof firmwareReleaseSchema>;

/** The signed part of a package (docs/firmware-format.md). */
export const firmwareManifestSchema = z
  .strictObject({
    ...releaseFields,
    format: z.literal(manifestFormat),
    builtAt: bitmap,
    size: z.number().int().min(1).max(largestImageBytes),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ hardwareFrom, hardwareTo }) => hardwareFrom <= hardwareTo);
export type FirmwareManifest = z.infer<typeof firmwareManifestSchema>;

/** The part of a manifest that a list without images has too. */
export const releaseOf = ({
  format: _format,
  builtAt: _builtAt,
  size: _size,
  sha256: _sha256,
  ...release
}: FirmwareManifest): FirmwareRelease => release;

/** `resources/firmware/index.json`. */
export const firmwareIndexSchema = z.strictObject({
  format: z.literal(manifestFormat),
  releases: z.array(
    z.strictObject({
      ...releaseFields,
      file: z.string().nullable(),
      packageBytes: z.number().nullable(),
      packageSha256: z.string().nullable(),
    }),
  ),
});
export type FirmwareIndex = z.infer<typeof firmwareIndexSchema>;

/** A text in a language, in English where it is missing. */
export const inLanguage = <T>(
  texts: { en: T; cs?: T | undefined; de?: T | undefined },
  language: string,
): T => (language === 'cs' ? texts.cs : language === 'de' ? texts.de : undefined) ?? texts.en;
