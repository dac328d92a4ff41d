import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** Chargers this application is connected to, from whichever window. */
export const OpenChargers = () => {
  const { t } = useTranslation(['pages', 'common']);
  const devices = useOpenDevices() ?? [];
  if (devices.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="connected">
      <h2 id="connected">{t('chargers.connected')}</h2>
      <List label={t('chargers.connected')}>
        {devices.map((device) => (
          <ListRow
            key={device.id}
            title={`${device.identity.name} · ${device.identity.serial}`}
            detail={`${device.identity.model} · ${t(`common:door.${device.door}`)}`}
            end={
              <>
                {device.jobId === null ? null : <Tag tone="plain">{t('common:device.inJob')}</Tag>}
                {device.identity.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
                <Link to="/chargers/$deviceId" params={{ deviceId: device.id }} className="nx-button">
                  {t('chargers.look')}
                </Link>
              </>
            }
          />
        ))}
      </List>
    </section>
  );
};
