import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useNewestEntries } from '#renderer/app/queries.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List } from '#renderer/ui/List.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { SnapshotChoice } from './SnapshotChoice.tsx';

const SHOWN = 500;

/** Values of any snapshot in the log, of this charger or another one, taken over as edits. */
export const CopyFrom = (props: {
  serial: string;
  /** The snapshot that is shown already. */
  newestId: string;
  onChosen: (snapshot: Snapshot) => void;
}) => {
  const { t } = useTranslation('configuration');
  const [isOpen, setOpen] = useState(false);
  const [serial, setSerial] = useState(props.serial);
  const entries = useNewestEntries({ kinds: ['snapshot'] }, SHOWN).data?.entries ?? [];
  const serials = [props.serial, ...new Set(entries.flatMap(({ chargerSerial }) => chargerSerial ?? []))];
  const rows = entries.filter(
    (entry) =>
      entry.chargerSerial === serial && entry.snapshotId !== null && entry.snapshotId !== props.newestId,
  );
  const take = useAction(async (id: string) => {
    props.onChosen(await api.log.snapshot({ id }));
    setOpen(false);
  });
  return (
    <>
      <Button icon={<IconCopy size={20} aria-hidden />} onClick={() => setOpen(true)}>
        {t('copy.open')}
      </Button>
      <Dialog title={t('copy.title')} isOpen={isOpen} onClose={() => setOpen(false)} size={720}>
        <div className="nx-stack">
          <p>{t('copy.text')}</p>
          <SelectField
            label={t('copy.charger')}
            value={serial}
            options={[...new Set(serials)].map((each) => ({
              value: each,
              label: each === props.serial ? t('copy.thisOne', { serial: each }) : each,
            }))}
            onChange={setSerial}
          />
          {serial === props.serial ? null : <p className="nx-muted nx-small">{t('copy.ownStays')}</p>}
          <BridgeErrorPanel error={take.error} />
          {rows.length === 0 ? (
            <EmptyState title={t('copy.none')} />
          ) : (
            <List label={t('copy.title')}>
              {rows.map((entry) => (
                <SnapshotChoice
                  key={entry.id}
                  entry={entry}
                  isBusy={take.isRunning}
                  onTake={() => void take.run(entry.snapshotId ?? '')}
                />
              ))}
            </List>
          )}
        </div>
      </Dialog>
    </>
  );
};
