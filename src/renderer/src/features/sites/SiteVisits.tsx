import { useTranslation } from 'react-i18next';
import { useVisits } from '#renderer/app/queries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { List, ListRow } from '#renderer/ui/List.tsx';

/** Who was at a site and when. */
export const SiteVisits = ({ siteId }: { siteId: string }) => {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const visits = useVisits(siteId).data ?? [];
  return (
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
  );
};
