import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFileAction } from '#renderer/app/bridge/useFileAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import type { PresetFileRowView } from '#shared/contract/presets.ts';
import type { BackEndPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { longestPresetFile } from '#shared/domain/ocppPreset/presetFile.ts';
import type { PresetsInHand } from './usePresets.ts';

/** A file of presets: read, looked at row by row, and taken over or put away. */
export const usePresetFile = (presets: PresetsInHand) => {
  const { t } = useTranslation('presets');
  const announce = useAnnounce();
  const [rows, setRows] = useState<readonly PresetFileRowView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useFileAction(longestPresetFile, t('file.tooLarge'), async (file) =>
    api.presets.readFile({ text: await file.text() }),
  );
  const takeOver = useAction(async (taken: BackEndPreset[]) => {
    const kept = await api.presets.takeOver({ presets: taken });
    await presets.refresh();
    return kept;
  });
  const load = async (file: File) => {
    setProblem(null);
    const answer = await read.run(file);
    if (answer?.kind === 'read') setRows(answer.rows);
    if (answer?.kind === 'problem') setProblem(t(`file.problem.${answer.problem}`, { at: answer.at }));
  };
  const take = async (taken: BackEndPreset[]) => {
    const kept = await takeOver.run(taken);
    if (kept === null) return;
    setRows(null);
    announce(t('file.done', { count: kept.length }), 'good');
  };
  return { rows, problem, read, takeOver, load, take, close: () => setRows(null) };
};
