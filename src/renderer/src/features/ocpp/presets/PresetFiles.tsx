import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { FileRows } from './FileRows.tsx';
import { usePresetFile } from './usePresetFile.ts';
import type { PresetsInHand } from './usePresets.ts';

/** Presets from a colleague's file, looked at before they are taken over; and all of them into one. */
export const PresetFiles = ({ presets }: { presets: PresetsInHand }) => {
  const { t } = useTranslation('presets');
  const taking = usePresetFile(presets);
  const { rows, read, takeOver, problem } = taking;
  const write = useAction((ids: string[]) => api.presets.writeFile({ ids }));
  const save = async () => {
    const file = await write.run((presets.own ?? []).map(({ id }) => id));
    if (file !== null) saveFile(file.fileName, file.text, 'application/json');
  };
  return (
    <FileDrop
      className="nx-preset-drop"
      label={t('file.section')}
      accept=".json,application/json"
      onFile={(file) => void taking.load(file)}
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
              onTake={(taken) => void taking.take(taken)}
              onClose={taking.close}
            />
          )}
        </>
      )}
    </FileDrop>
  );
};
