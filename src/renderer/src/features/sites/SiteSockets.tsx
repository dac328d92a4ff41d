import { useTranslation } from 'react-i18next';
import { List, ListRow } from '#renderer/ui/List.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';

/** The sockets of a site, each with the charger that hangs there. */
export const SiteSockets = ({ site }: { site: SiteSummary }) => {
  const { t } = useTranslation('pages');
  return (
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
  );
};
