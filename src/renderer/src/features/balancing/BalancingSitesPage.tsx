import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSites } from '#renderer/app/queries.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';

/** Which site is to be balanced. */
export const BalancingSitesPage = () => {
  const { t } = useTranslation(['balancing', 'common']);
  const sites = useSites().data;
  return (
    <Screen title={t('balancing:sites.title')} lead={t('balancing:sites.lead')}>
      {sites === undefined || sites.length > 0 ? (
        <List label={t('balancing:sites.title')}>
          {(sites ?? []).map((site) => (
            <ListRow
              key={site.id}
              title={site.name}
              detail={t(`common:country.${site.country}`)}
              end={
                <>
                  {site.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
                  <Link
                    to="/sites/$siteId/balancing"
                    params={{ siteId: site.id }}
                    className="nx-button"
                    aria-label={t('balancing:sites.openOf', { site: site.name })}
                  >
                    {t('balancing:sites.open')}
                  </Link>
                </>
              }
            />
          ))}
        </List>
      ) : (
        <EmptyState
          title={t('balancing:sites.none')}
          action={
            <Link to="/sites" className="nx-button nx-button-primary">
              {t('balancing:sites.toSites')}
            </Link>
          }
        />
      )}
    </Screen>
  );
};
