import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useFileAction } from '#renderer/app/bridge/useFileAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';

const LONGEST_BYTES = 256 * 1024;

export type DesiredFile = Awaited<ReturnType<typeof api.configuration.readFile>>;

/** A desired state from a file, chosen or dropped here. It becomes edits; nothing is sent. */
export const LoadFile = (props: { deviceId: string; onLoaded: (file: DesiredFile) => void }) => {
  const { t } = useTranslation('configuration');
  const load = useFileAction(LONGEST_BYTES, t('file.tooLarge'), async (file) =>
    api.configuration.readFile({
      deviceId: props.deviceId,
      fileName: file.name.slice(0, 200),
      text: await file.text(),
    }),
  );
  const take = async (file: File) => {
    const read = await load.run(file);
    if (read !== null) props.onLoaded(read);
  };
  return (
    <FileDrop
      className="nx-conf-drop"
      accept=".yaml,.yml,text/yaml,application/yaml"
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <>
          <Button icon={<IconFileUpload size={20} aria-hidden />} busy={load.isRunning} onClick={choose}>
            {t('file.load')}
          </Button>
          <p className="nx-muted nx-small">{t('file.hint')}</p>
          <BridgeErrorPanel error={load.error} />
        </>
      )}
    </FileDrop>
  );
};
