import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFileAction } from '#renderer/app/bridge/useFileAction.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { PresetFileRowView } from '#shared/contract/presets.ts';
import type { BackEndPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { longestPresetFile } from '#shared/domain/ocppPreset/presetFile.ts';
import { FileRows } from './FileRows.tsx';
import type { PresetsInHand } from './usePresets.ts';

/** Presets from a colleague's file, looked at before they are taken over; and all of them into one. */
export const PresetFiles = ({ presets }: { presets: PresetsInHand }) => {
  const { t } = useTranslation('presets');
  const announce = useAnnounce();
  const [rows, setRows] = useState<readonly PresetFileRowView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useFileAction(longestPresetFile, t('file.tooLarge'), async (file) =>
    api.presets.readFile({ text: await file.text() }),
  );
  const write = useAction((ids: string[]) => api.presets.writeFile({ ids }));
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
  const save = async () => {
    const file = await write.run((presets.own ?? []).map(({ id }) => id));
    if (file !== null) saveFile(file.fileName, file.text, 'application/json');
  };
  const take = async (taken: BackEndPreset[]) => {
    const kept = await takeOver.run(taken);
    if (kept === null) return;
    setRows(null);
    announce(t('file.done', { count: kept.length }), 'good');
  };
  return (
    <FileDrop
      className="nx-preset-drop"
      label={t('file.section')}
      accept=".json,application/json"
      onFile={(file) => void load(file)}
    >
      {(choose) => (
        <>
          <div className="nx-row">
            <Button icon={<IconFileUpload size={20} aria-hidden />} busy={read.isRunning} onClick={choose}>
              {t('file.load')}
            </Button>
            {(presets.own?.length ?? 0) === 0 ? null : (
              <Button
                icon={<IconDownload size={20} aria-hidden />}
                busy={write.isRunning}
                onClick={() => void save()}
              >
                {t('file.save')}
              </Button>
            )}
          </div>
          <p className="nx-muted nx-small">{t('file.hint')}</p>
          {problem === null ? null : (
            <p className="nx-field-error" role="alert">
              {problem}
            </p>
          )}
          <BridgeErrorPanel error={read.error ?? write.error ?? takeOver.error} />
          {rows === null ? null : (
            <FileRows
              rows={rows}
              isBusy={takeOver.isRunning}
              onTake={(taken) => void take(taken)}
              onClose={() => setRows(null)}
            />
          )}
        </>
      )}
    </FileDrop>
  );
};
