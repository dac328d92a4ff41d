import { choiceName, choiceUrl, type PresetChoice } from '#shared/domain/ocppPreset/presetChoice.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The choices that have every word in their name or address; accents and case do not matter. */
export const searchPresets = (choices: readonly PresetChoice[], query: string): readonly PresetChoice[] => {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return choices.filter((choice) => {
    const text = fold(`${choiceName(choice)} ${choiceUrl(choice)}`);
    return words.every((word) => text.includes(word));
  });
};
