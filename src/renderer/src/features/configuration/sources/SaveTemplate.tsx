import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { Button } from '#renderer/ui/Button.tsx';

/** A snapshot as a file that can be read, kept under version control and loaded again. */
export const SaveTemplate = ({ snapshotId, isQuiet }: { snapshotId: string; isQuiet?: boolean }) => {
  const { t } = useTranslation('configuration');
  const save = useAction(async () => {
    const { fileName, text } = await api.configuration.saveTemplate({ snapshotId });
    saveFile(fileName, text, 'application/yaml;charset=utf-8');
  });
  return (
    <>
      <Button
        kind={isQuiet === true ? 'quiet' : 'default'}
        icon={<IconDownload size={20} aria-hidden />}
        busy={save.isRunning}
        onClick={() => void save.run()}
      >
        {t('file.save')}
      </Button>
      <BridgeErrorPanel error={save.error} />
    </>
  );
};
