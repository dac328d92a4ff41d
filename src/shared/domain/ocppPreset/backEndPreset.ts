import { z } from 'zod';
import {
  type BackendAnswers,
  backendAnswersSchema,
  backendDefaults,
} from '#shared/domain/ocppJob/backendAnswers.ts';

export const longestPresetName = 60;

const settings = backendAnswersSchema
  .pick({ url: true, profile: true, heartbeatS: true, meterIntervalS: true, offline: true })
  .extend({ acceptsProfiles: z.boolean() })
  .required();

/**
 * What a person keeps of a back end to use it again. Strict: an identity, a key or anything else in it is refused, so
 * that a preset can be handed to others.
 */
export const backEndPresetSchema = z.strictObject({
  name: z.string().max(500),
  ...settings.shape,
  /** Root certificates of the back end (PEM): public. */
  caPem: backendAnswersSchema.shape.caPem,
});
export type BackEndPreset = z.infer<typeof backEndPresetSchema>;

/** A preset as it is kept on this computer. */
export const ownPresetSchema = z.object({
  id: z.string(),
  savedAtMs: z.number(),
  preset: backEndPresetSchema,
});
export type OwnPreset = z.infer<typeof ownPresetSchema>;

/** A back end an earlier job was for, newest first. */
export const usedBackEndSchema = z.object({
  jobId: z.string(),
  usedAtMs: z.number(),
  /** Of a practice site: good for nothing else. */
  practice: z.boolean(),
  preset: backEndPresetSchema,
});
export type UsedBackEnd = z.infer<typeof usedBackEndSchema>;

/** Names that differ in case or in how an accent is made are one name. */
export const presetNameKey = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** What of the answers may be kept; the identity, a key and the client certificate never. */
export const presetOfAnswers = (name: string, answers: BackendAnswers): BackEndPreset => {
  const { url = '', caPem } = answers;
  return {
    name,
    url,
    profile: answers.profile ?? backendDefaults.profile,
    heartbeatS: answers.heartbeatS ?? backendDefaults.heartbeatS,
    meterIntervalS: answers.meterIntervalS ?? backendDefaults.meterIntervalS,
    offline: answers.offline ?? backendDefaults.offline,
    acceptsProfiles: answers.acceptsProfiles ?? backendDefaults.acceptsProfiles,
    ...(caPem === undefined ? {} : { caPem }),
  };
};

/** The answers a preset gives; what it does not have is taken back, the identity stays. */
export const answersOfPreset = ({
  name: _name,
  caPem,
  ...preset
}: BackEndPreset): Partial<BackendAnswers> => ({
  ...preset,
  caPem,
});
