import { type Document, parseDocument } from 'yaml';
import { z } from 'zod';
import { isStorable } from '#shared/domain/charger/isStorable.ts';
import type { PlanOrigin } from '#shared/domain/configuration/changePlan.types.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { parsePointText } from '#shared/profile/parsePointText.ts';
import { fillTemplate } from './fillTemplate.ts';
import { plannablePoint } from './plannable.ts';

/** Everything is text: `0042` stays four digits, and what a word means is decided by the point. */
const documentSchema = z.strictObject({
  /** The `generation.settings` the file was made from; another one in the charger stores nothing. */
  generation: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
  /** The model and firmware it was made on; on others the plan says so. */
  model: z.string().max(40).optional(),
  firmware: z.string().max(40).optional(),
  /** What goes into the holes `${name}` of the points: a template plus values. */
  values: z.record(z.string(), z.string()).optional(),
  points: z.record(z.string(), z.string()),
});

const valuesSchema = z.record(z.string(), z.string());

export interface DesiredFile {
  readonly generation: number | null;
  readonly origin: PlanOrigin;
  readonly values: PointValues;
}

const longestText = 256 * 1024;
/** Enough to work on; a file for another device would name hundreds. */
const mostShown = 20;

const readValue = (profile: DeviceProfile, name: string, text: string, hardwareMaxA: number) => {
  const point = plannablePoint(profile, name);
  const value = parsePointText(point, text);
  checkRange(point, value, { hardwareMax: hardwareMaxA });
  if (!isStorable(name, value)) throw appError('point.bad-value', { point: name, value: text });
  return value;
};

/** A wrong line in short: its point, the value an error may show, and the range where there is one. */
const named = (name: string, { code, details }: AppError): string => {
  const { min, max, value = '' } = details as { min?: string; max?: string; value?: string };
  if (code !== 'point.bad-value' && code !== 'point.out-of-range') return name;
  return min === undefined ? `${name} ${value}` : `${name} ${value} (${min}–${max})`;
};

/** All values, or all that is wrong with them: one problem as its own error, several by name. */
const readValues = (
  entries: readonly (readonly [string, string])[],
  read: (name: string, text: string) => PointValue,
  file: string,
): PointValues => {
  const values: PointValues = {};
  const problems: { name: string; error: AppError }[] = [];
  for (const [name, text] of entries) {
    try {
      values[name] = read(name, text);
    } catch (error) {
      if (!isAppError(error)) throw error;
      problems.push({ name, error });
    }
  }
  const [first, ...others] = problems;
  if (first === undefined) return values;
  if (others.length === 0) throw first.error;
  const shown = problems.slice(0, mostShown).map(({ name, error }) => named(name, error));
  const rest = problems.length > shown.length ? ` · +${problems.length - shown.length}` : '';
  throw appError('desired.refused', { file, count: problems.length, problems: shown.join(' · ') + rest });
};

/** A file of a few lines needs no aliases, and with them a few lines can mean a million. */
const plainValue = (document: Document, refuse: (reason: string) => AppError): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw refuse('no anchors and aliases');
  }
};

const readPlain = (text: string, refuse: (reason: string) => AppError): unknown => {
  if (text.length > longestText) throw refuse('too large');
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
  const [problem] = document.errors;
  if (problem) throw refuse(`line ${problem.linePos?.[0].line ?? 1}: ${problem.code}`);
  return plainValue(document, refuse);
};

/** Values for the holes of a template, from a file of their own; they win over those in the template. */
export interface ValuesFile {
  readonly values: Readonly<Record<string, string>>;
}

/** Reads values for a template: YAML with one `name: value` per line. `file.invalid` */
export const parseValuesFile = (text: string, file: string): ValuesFile => {
  const refuse = (reason: string) => appError('file.invalid', { file, reason });
  const parsed = valuesSchema.safeParse(readPlain(text, refuse));
  if (!parsed.success) throw refuse(z.prettifyError(parsed.error).split('\n')[0] ?? 'not values');
  return { values: parsed.data };
};

/**
 * Reads a desired state written by a person: YAML with `points:` and one `name: value` per line. Strict: an unknown
 * key or point, a value that is none or out of range, a hole `${name}` without a value refuses the whole file, with
 * everything that is wrong: `file.invalid`, `point.*` when it is one line, `desired.refused` when there are more. `file`
 * is only the name for messages.
 */
export const parseDesiredFile = (
  text: string,
  options: { file: string; profile: DeviceProfile; hardwareMaxA: number; values?: ValuesFile },
): DesiredFile => {
  const { file, profile, hardwareMaxA } = options;
  const refuse = (reason: string) => appError('file.invalid', { file, reason });
  const parsed = documentSchema.safeParse(readPlain(text, refuse));
  if (!parsed.success) throw refuse(z.prettifyError(parsed.error).split('\n')[0] ?? 'not a desired state');
  const values = { ...parsed.data.values, ...options.values?.values };
  const entries = Object.entries(fillTemplate(parsed.data.points, values, refuse));
  if (entries.length === 0) throw refuse('no points');
  const { model, firmware } = parsed.data;
  return {
    origin: { ...(model === undefined ? {} : { model }), ...(firmware === undefined ? {} : { firmware }) },
    generation: parsed.data.generation === undefined ? null : Number(parsed.data.generation),
    values: readValues(entries, (name, text) => readValue(profile, name, text, hardwareMaxA), file),
  };
};
