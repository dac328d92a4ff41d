import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { NotFoundPage } from '#renderer/app/NotFoundPage.tsx';
import { useSites } from '#renderer/app/queries.ts';
import { LogEntries } from '#renderer/features/log/LogEntries.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { SiteChargers } from './SiteChargers.tsx';
import { SiteSockets } from './SiteSockets.tsx';
import { SiteVisits } from './SiteVisits.tsx';

/** One site: its sockets, its chargers, who was there, and everything that happened. */
export const SitePage = () => {
  const { t } = useTranslation(['pages', 'common', 'fleet']);
  const { siteId } = useParams({ from: '/sites/$siteId' });
  const sites = useSites();
  const site = sites.data?.find((candidate) => candidate.id === siteId);
  useShowInFrame(site === undefined ? {} : { place: site.name, practice: site.practice });
  if (sites.data === undefined) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  if (site === undefined) return <NotFoundPage />;
  return (
    <Screen
      title={site.name}
      lead={t(`common:country.${site.country}`)}
      actions={
        <>
          {site.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
          <Link to="/sites/$siteId/balancing" params={{ siteId }} className="nx-button">
            {t('site.balancing')}
          </Link>
          <Link to="/fleet" search={{ site: siteId }} className="nx-button">
            {t('fleet:open')}
          </Link>
        </>
      }
    >
      <SiteChargers site={site} />
      <SiteSockets site={site} />
      <SiteVisits siteId={siteId} />
      <section className="nx-stack" aria-labelledby="site-log">
        <h2 id="site-log">{t('site.log')}</h2>
        <LogEntries fixed={{ siteId }} />
      </section>
    </Screen>
  );
};
