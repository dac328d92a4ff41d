import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';

/** The chargers of a site: where each hangs, what it is, how it is reached, when it was last seen. */
export const SiteChargers = ({ site }: { site: SiteSummary }) => {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const socketOf = (id: string | null) => site.sockets.find((socket) => socket.id === id)?.label;
  return (
    <section className="nx-stack" aria-labelledby="site-chargers">
      <h2 id="site-chargers">{t('site.chargers')}</h2>
      {site.chargers.length === 0 ? <p className="nx-muted">{t('site.noChargers')}</p> : null}
      {site.chargers.length === 0 ? null : (
        <List label={t('site.chargers')}>
          {site.chargers.map((charger) => (
            <ListRow
              key={charger.serial}
              title={[socketOf(charger.socketId), charger.name, charger.serial].filter(Boolean).join(' · ')}
              detail={[
                charger.model,
                t('site.firmware', { firmware: charger.firmware }),
                charger.modbusAddress === null ? null : `modbus://${charger.modbusAddress}`,
                t('site.lastSeen', { time: format.dateTime(charger.lastSeenAtMs) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                <Link to="/log" search={{ charger: charger.serial }} className="nx-button">
                  {t('site.chargerLog')}
                </Link>
              }
            />
          ))}
        </List>
      )}
    </section>
  );
};
