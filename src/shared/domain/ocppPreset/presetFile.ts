import { z } from 'zod';
import { type BackEndPreset, backEndPresetSchema } from './backEndPreset.ts';

const format = 'nexus-back-ends';
const version = 1;
const mostPresets = 200;

/** Longest file that is looked at, in characters: many presets with their certificates, and one message of the bridge. */
export const longestPresetFile = 800_000;

/** Why a file is not one of ours, or not whole. */
export const presetFileProblems = ['not-json', 'other-file', 'newer-version', 'not-as-described'] as const;
export type PresetFileProblem = (typeof presetFileProblems)[number];

export type PresetFileReading =
  | { readonly presets: readonly BackEndPreset[] }
  | {
      readonly problem: PresetFileProblem;
      /** Where, as in `presets.0.url`; empty: the whole file. */
      readonly at: string;
    };

const fileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  presets: z.array(backEndPresetSchema).min(1).max(mostPresets),
});

const headSchema = z.object({ format: z.literal(format), version: z.number().int().min(1) });

const parsed = (text: string): unknown => {
  if (text.length > longestPresetFile) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const pathOf = ({ issues }: z.ZodError): string => {
  const [issue] = issues;
  if (issue === undefined) return '';
  const extra = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '').slice(0, 40) : '';
  return [...issue.path.map(String), ...(extra === '' ? [] : [extra])].join('.');
};

/** A file of presets, all of it or nothing: one unknown field refuses it. The rules come afterwards. */
export const readPresetFile = (text: string): PresetFileReading => {
  const json = parsed(text);
  if (json === undefined) return { problem: 'not-json', at: '' };
  const head = headSchema.safeParse(json);
  if (!head.success) return { problem: 'other-file', at: '' };
  if (head.data.version > version) return { problem: 'newer-version', at: '' };
  const file = fileSchema.safeParse(json);
  if (!file.success) return { problem: 'not-as-described', at: pathOf(file.error) };
  return { presets: file.data.presets };
};

/** The file for colleagues: nothing of this computer in it. */
export const writePresetFile = (presets: readonly BackEndPreset[]): string =>
  `${JSON.stringify({ format, version, presets }, null, 2)}\n`;
