import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { NotFoundPage } from '#renderer/app/NotFoundPage.tsx';
import { useSites, useVisits } from '#renderer/app/queries.ts';
import { LogEntries } from '#renderer/features/log/LogEntries.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** One site: its sockets, its chargers, who was there, and everything that happened. */
export const SitePage = () => {
  const { t } = useTranslation(['pages', 'common', 'fleet']);
  const format = useFormat();
  const { siteId } = useParams({ from: '/sites/$siteId' });
  const sites = useSites();
  const site = sites.data?.find((candidate) => candidate.id === siteId);
  const visits = useVisits(siteId).data ?? [];
  useShowInFrame(site === undefined ? {} : { place: site.name, practice: site.practice });
  if (sites.data === undefined) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  if (site === undefined) return <NotFoundPage />;
  const socketOf = (id: string | null) => site.sockets.find((socket) => socket.id === id)?.label;
  return (
    <Screen
      title={site.name}
      lead={t(`common:country.${site.country}`)}
      actions={
        <>
          {site.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
          <Link to="/fleet" search={{ site: siteId }} className="nx-button">
            {t('fleet:open')}
          </Link>
        </>
      }
    >
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
      <section className="nx-stack" aria-labelledby="site-sockets">
        <h2 id="site-sockets">{t('site.sockets')}</h2>
        {site.sockets.length === 0 ? <p className="nx-muted">{t('site.noSockets')}</p> : null}
        {site.sockets.length === 0 ? null : (
          <List label={t('site.sockets')}>
            {site.sockets.map((socket) => (
              <ListRow
                key={socket.id}
                title={socket.label}
                detail={
                  site.chargers.find((charger) => charger.socketId === socket.id)?.serial ??
                  t('site.socketEmpty')
                }
              />
            ))}
          </List>
        )}
      </section>
      <section className="nx-stack" aria-labelledby="site-visits">
        <h2 id="site-visits">{t('site.visits')}</h2>
        {visits.length === 0 ? <p className="nx-muted">{t('site.noVisits')}</p> : null}
        {visits.length === 0 ? null : (
          <List label={t('site.visits')}>
            {visits.map((visit) => (
              <ListRow
                key={visit.id}
                title={format.dateTime(visit.startedAtMs)}
                detail={[
                  visit.person === '' ? t('site.nobody') : visit.person,
                  visit.endedAtMs === null
                    ? t('site.visitOpen')
                    : t('site.visitEnded', { time: format.time(visit.endedAtMs) }),
                ].join(' · ')}
              />
            ))}
          </List>
        )}
      </section>
      <section className="nx-stack" aria-labelledby="site-log">
        <h2 id="site-log">{t('site.log')}</h2>
        <LogEntries fixed={{ siteId }} />
      </section>
    </Screen>
  );
};
