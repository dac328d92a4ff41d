import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type Action, useAction } from '#renderer/app/bridge/useAction.ts';
import type { BackEndPreset, OwnPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { type PresetChoice, presetChoices } from '#shared/domain/ocppPreset/presetChoice.ts';

type Saved = Awaited<ReturnType<typeof api.presets.save>>;

export interface PresetsInHand {
  /** Undefined until they were read. */
  readonly own: readonly OwnPreset[] | undefined;
  readonly choices: readonly PresetChoice[];
  readonly save: Action<[preset: BackEndPreset, id: string | null], Saved>;
  readonly remove: Action<[id: string], { removed: OwnPreset | null }>;
  readonly refresh: () => Promise<void>;
}

const key = ['presets'] as const;
const none: readonly OwnPreset[] = [];

/** The presets as every window of this computer has them. */
export const usePresets = (isPractice: boolean): PresetsInHand => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => api.presets.list() });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const save = useAction(async (preset: BackEndPreset, id: string | null) => {
    const saved = await api.presets.save({ id, preset });
    await refresh();
    return saved;
  });
  const remove = useAction(async (id: string) => {
    const removed = await api.presets.remove({ id });
    await refresh();
    return removed;
  });
  const choices = useMemo(
    () => presetChoices({ own: data?.own ?? none, used: data?.used ?? [] }, isPractice),
    [data, isPractice],
  );
  return { own: data?.own, choices, save, remove, refresh };
};
