import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { libraryKey, useLibrary } from '#renderer/features/firmware/model/useFirmware.ts';
import '#renderer/features/firmware/firmware.css';
import { Button } from '#renderer/ui/Button.tsx';
import { List } from '#renderer/ui/List.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { ImportPackage } from './ImportPackage.tsx';
import { LibraryRow } from './LibraryRow.tsx';

/** The packages on this computer: import, verify, remove. */
export const LibraryPage = () => {
  const { t } = useTranslation(['firmware', 'common', 'errors']);
  const client = useQueryClient();
  const library = useLibrary();
  const clean = useAction(async (file: string) => {
    await api.firmware.removeDamaged({ file });
    await client.invalidateQueries({ queryKey: libraryKey });
  });
  return (
    <Screen title={t('lib.title')} lead={t('lib.lead')}>
      <ImportPackage />
      <BridgeErrorPanel error={library.error === null ? clean.error : toBridgeError(library.error)} />
      {library.data?.damaged.map(({ file, code }) => (
        <BridgeErrorPanel
          key={file}
          error={{ code, details: { file }, retryable: false }}
          action={<Button onClick={() => void clean.run(file)}>{t('lib.removeDamaged', { file })}</Button>}
        />
      ))}
      <List label={t('lib.list')}>
        {(library.data?.entries ?? []).map((entry) => (
          <LibraryRow key={entry.release.version} entry={entry} />
        ))}
      </List>
    </Screen>
  );
};
