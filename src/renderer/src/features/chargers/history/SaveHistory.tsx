import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { HistoryFilter } from '#shared/domain/charger/history/filterHistory.ts';

/** Saves what the filters leave over as a table. */
export const SaveHistory = ({ serial, filter }: { serial: string; filter: HistoryFilter }) => {
  const { t } = useTranslation('history');
  const save = useAction(async () => {
    const { fileName, text } = await api.history.csv({ serial, filter });
    saveFile(fileName, text, 'text/csv;charset=utf-8');
  });
  return (
    <>
      <Button
        icon={<IconDownload size={20} aria-hidden />}
        busy={save.isRunning}
        onClick={() => void save.run()}
      >
        {t('csv')}
      </Button>
      <BridgeErrorPanel error={save.error} />
    </>
  );
};
