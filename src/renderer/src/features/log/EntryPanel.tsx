import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useEntry } from '#renderer/app/queries.ts';
import { SidePanel } from '#renderer/ui/Dialog.tsx';
import { EntryDetails } from './EntryDetails.tsx';
import { useEntryText } from './useEntryText.ts';

/** An entry opened beside the list. */
export const EntryPanel = ({ entryId, onClose }: { entryId: string | null; onClose: () => void }) => {
  const { t } = useTranslation('log');
  const text = useEntryText();
  const found = useEntry(entryId);
  const snapshotId = found.data?.entry.snapshotId ?? null;
  return (
    <SidePanel
      title={
        found.data === undefined
          ? t('entry.title')
          : t('entry.numbered', { number: found.data.entry.number, kind: text(found.data.entry).name })
      }
      isOpen={entryId !== null}
      onClose={onClose}
    >
      <div className="nx-stack">
        <BridgeErrorPanel error={found.error === null ? null : toBridgeError(found.error)} />
        {found.data === undefined ? null : <EntryDetails {...found.data} />}
        {snapshotId === null ? null : (
          <Link to="/log/compare" search={{ right: snapshotId }} className="nx-button">
            {t('entry.compare')}
          </Link>
        )}
      </div>
    </SidePanel>
  );
};
