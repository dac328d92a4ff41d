import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { libraryKey } from '#renderer/features/firmware/model/useFirmware.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { LibraryEntryView } from '#shared/contract/firmware.ts';

const RemoveDialog = (props: {
  version: string;
  isOpen: boolean;
  busy: boolean;
  onRemove: () => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation(['firmware', 'common']);
  const { version } = props;
  return (
    <Dialog title={t('lib.removeTitle', { version })} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="nx-stack">
        <p>{t('lib.removeText')}</p>
        <div className="nx-row">
          <Button kind="danger" busy={props.busy} onClick={props.onRemove}>
            {t('lib.remove', { version })}
          </Button>
          <Button onClick={props.onClose}>{t('common:action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
};

/** One firmware of the library: what it is for, where it is from, and whether it is still whole. */
export const LibraryRow = ({ entry }: { entry: LibraryEntryView }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isVerified, setVerified] = useState(false);
  const { version, models, hardwareFrom: from, hardwareTo: to, releasedOn } = entry.release;
  const verify = useAction(() => api.firmware.verify({ version }));
  const remove = useAction(() => api.firmware.remove({ version }));
  const check = async () => {
    setVerified(false);
    setVerified((await verify.run()) !== null);
  };
  const take = async () => {
    if ((await remove.run()) === null) return;
    setAsking(false);
    await client.invalidateQueries({ queryKey: libraryKey });
  };
  return (
    <ListRow
      title={version}
      detail={
        <>
          {[
            t('lib.for', { models: models.join(', '), from, to }),
            t('offers.released', { date: format.date(Date.parse(releasedOn)) }),
            t(`lib.origin.${entry.origin}`),
            ...(entry.packageBytes === null ? [] : [format.withUnit(entry.packageBytes / 1000, 'kB')]),
            ...(entry.signedBy === 'practice' ? [t('lib.practice')] : []),
          ].join(' · ')}
          {isVerified ? (
            <div role="status">
              <Tag tone="good">{t('lib.verified', { version })}</Tag>
            </div>
          ) : null}
          <BridgeErrorPanel error={verify.error ?? remove.error} />
          <RemoveDialog
            version={version}
            isOpen={isAsking}
            busy={remove.isRunning}
            onRemove={() => void take()}
            onClose={() => setAsking(false)}
          />
        </>
      }
      end={
        entry.origin === 'notes' ? null : (
          <div className="nx-row">
            <Button busy={verify.isRunning} onClick={() => void check()}>
              {t('lib.verifyOf', { version })}
            </Button>
            {entry.origin === 'imported' ? (
              <Button onClick={() => setAsking(true)}>{t('lib.remove', { version })}</Button>
            ) : null}
          </div>
        )
      }
    />
  );
};
