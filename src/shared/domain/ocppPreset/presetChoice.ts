import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { type BackendAnswers, backendDefaults } from '#shared/domain/ocppJob/backendAnswers.ts';
import { answersOfPreset, type OwnPreset, type UsedBackEnd } from './backEndPreset.ts';
import { fillTemplate } from './presetTemplate.ts';
import { type PublishedPreset, publishedPresets } from './publishedPresets.ts';

export const freeForm = 'free-form';

/** One line of the list somebody chooses from. */
export type PresetChoice =
  | { readonly kind: 'own'; readonly own: OwnPreset }
  | { readonly kind: 'used'; readonly used: UsedBackEnd }
  | { readonly kind: 'published'; readonly published: PublishedPreset };

/** As it is kept in the answers of a job. */
export const choiceId = (choice: PresetChoice): string => {
  if (choice.kind === 'own') return `own:${choice.own.id}`;
  return choice.kind === 'used' ? `used:${choice.used.jobId}` : `published:${choice.published.id}`;
};

export const choiceName = (choice: PresetChoice): string => {
  if (choice.kind === 'own') return choice.own.preset.name;
  return choice.kind === 'used' ? choice.used.preset.url : choice.published.name;
};

/** A published address with the usual values of what it leaves open. */
export const publishedAddress = ({ template, suggested = {} }: PublishedPreset): string =>
  fillTemplate(template, suggested);

export const choiceUrl = (choice: PresetChoice): string => {
  if (choice.kind === 'published') return publishedAddress(choice.published);
  return choice.kind === 'own' ? choice.own.preset.url : choice.used.preset.url;
};

/** Own presets, what was used where this job is at home, then the published ones. */
export const presetChoices = (
  kept: { readonly own: readonly OwnPreset[]; readonly used: readonly UsedBackEnd[] },
  isPractice: boolean,
): readonly PresetChoice[] => [
  ...kept.own.map((own): PresetChoice => ({ kind: 'own', own })),
  ...kept.used.flatMap((used): readonly PresetChoice[] =>
    used.practice === isPractice ? [{ kind: 'used', used }] : [],
  ),
  ...publishedPresets.map((published): PresetChoice => ({ kind: 'published', published })),
];

/** The profile to begin with: as published, else the usual one of the scheme. */
export const startingProfile = ({ profile, template }: PublishedPreset): SecurityProfile =>
  profile ?? (template.startsWith('wss:') ? backendDefaults.profile : 0);

/** The answers of a choice; whatever it does not say goes back to what holds without an answer. */
export const answersOfChoice = (choice: PresetChoice): Partial<BackendAnswers> => {
  const presetId = choiceId(choice);
  if (choice.kind === 'own') return { ...answersOfPreset(choice.own.preset), presetId };
  if (choice.kind === 'used') return { ...answersOfPreset(choice.used.preset), presetId };
  return {
    ...{ presetId, url: publishedAddress(choice.published), profile: startingProfile(choice.published) },
    ...{ heartbeatS: undefined, meterIntervalS: undefined, offline: undefined },
    ...{ acceptsProfiles: undefined, caPem: undefined },
  };
};
