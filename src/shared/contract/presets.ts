import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ocppRules } from '#shared/domain/ocpp/ocppRules.ts';
import {
  backEndPresetSchema,
  ownPresetSchema,
  usedBackEndSchema,
} from '#shared/domain/ocppPreset/backEndPreset.ts';
import { longestPresetFile, presetFileProblems } from '#shared/domain/ocppPreset/presetFile.ts';
import { namesOf } from './ocpp.ts';
import { errorsOf } from './wireError.ts';

const findings = z.array(
  z.object({
    code: z.enum(namesOf(ocppRules)),
    severity: z.enum(['block', 'warn', 'info']),
    params: z.record(z.string(), z.union([z.number(), z.string()])),
    fix: z.string().optional(),
  }),
);

export const presetFileRowSchema = z.object({
  preset: backEndPresetSchema,
  state: z.enum(['new', 'same', 'replaces', 'refused']),
  findings,
});
export type PresetFileRowView = z.infer<typeof presetFileRowSchema>;

/** Back ends of operators a person keeps: never an identity, never a key. The published ones are in the program. */
export const presetsContract = {
  list: oc
    .errors(errorsOf('log.busy', 'log.corrupt'))
    .output(z.object({ own: z.array(ownPresetSchema), used: z.array(usedBackEndSchema) })),
  /** `id`: in place of that one; null: a new one. */
  save: oc
    .errors(errorsOf('log.busy', 'log.disk-full'))
    .input(z.object({ id: z.uuid().nullable(), preset: backEndPresetSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('saved'), saved: ownPresetSchema }),
        z.object({ kind: z.literal('refused'), findings }),
        z.object({ kind: z.literal('name-taken'), by: ownPresetSchema }),
      ]),
    ),
  remove: oc
    .errors(errorsOf('log.busy', 'log.disk-full'))
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ removed: ownPresetSchema.nullable() })),
  /** Looks at a file; nothing is kept yet. */
  readFile: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ text: z.string().max(longestPresetFile + 1) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('read'), rows: z.array(presetFileRowSchema) }),
        z.object({ kind: z.literal('problem'), problem: z.enum(presetFileProblems), at: z.string() }),
      ]),
    ),
  takeOver: oc
    .errors(errorsOf('log.busy', 'log.disk-full'))
    .input(z.object({ presets: z.array(backEndPresetSchema).min(1).max(200) }))
    .output(z.array(ownPresetSchema)),
  writeFile: oc
    .errors(errorsOf('log.busy'))
    .input(z.object({ ids: z.array(z.string()).max(1000) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
