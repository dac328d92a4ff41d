import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useSites } from '#renderer/app/queries.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { SnapshotValues } from './SnapshotValues.tsx';

type ReadEvent = Awaited<ReturnType<typeof api.devices.readAll>> extends AsyncIterable<infer E> ? E : never;

/** Reads everything the charger lets us read and keeps it as a snapshot in the log. */
export const ReadEverything = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation('pages');
  const sites = useSites().data ?? [];
  const known = sites.find((site) => site.chargers.some((c) => c.serial === device.identity.serial));
  const [chosenSite, setChosenSite] = useState<string | null>(null);
  const siteId = chosenSite ?? known?.id ?? '';
  const [snapshotId, setSnapshotId] = useState<string | null>(null);
  const reading = useJobStream<ReadEvent>();
  const read = async () => {
    setSnapshotId(null);
    const done = await reading.run((signal) =>
      api.devices.readAll({ id: device.id, siteId: siteId === '' ? null : siteId }, { signal }),
    );
    if (done !== null) setSnapshotId(done.result.snapshotId);
  };
  return (
    <section className="nx-stack" aria-labelledby="read-everything">
      <h2 id="read-everything">{t('charger.read.title')}</h2>
      <p className="nx-muted">{t('charger.read.text')}</p>
      <BridgeErrorPanel error={reading.error} onRetry={() => void read()} />
      {reading.isRunning ? (
        <ProgressPanel
          what={t('charger.read.running')}
          done={reading.progress?.done ?? 0}
          total={reading.progress?.total ?? 0}
          onCancel={reading.cancel}
        />
      ) : (
        <div className="nx-inline-form">
          <SelectField
            label={t('charger.read.site')}
            value={siteId}
            options={[
              { value: '', label: t('charger.read.noSite') },
              ...sites.map((site) => ({ value: site.id, label: site.name })),
            ]}
            onChange={setChosenSite}
          />
          <Button onClick={() => void read()} disabled={!device.isOpen}>
            {t('charger.read.action')}
          </Button>
        </div>
      )}
      {snapshotId === null ? null : (
        <>
          <SnapshotValues snapshotId={snapshotId} />
          <div>
            <Link to="/log" search={{ charger: device.identity.serial }} className="nx-button">
              {t('charger.read.inLog')}
            </Link>
          </div>
        </>
      )}
    </section>
  );
};
