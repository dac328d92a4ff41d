import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useSites } from '#renderer/app/queries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { CreateSiteDialog } from './CreateSiteDialog.tsx';

/** Every place where chargers were worked on. */
export const SitesPage = () => {
  const { t } = useTranslation(['pages', 'common']);
  const format = useFormat();
  const sites = useSites();
  const [isCreating, setCreating] = useState(false);
  const create = (
    <Button kind={sites.data?.length === 0 ? 'primary' : 'default'} onClick={() => setCreating(true)}>
      {t('sites.create')}
    </Button>
  );
  return (
    <Screen
      title={t('sites.title')}
      lead={t('sites.lead')}
      actions={sites.data === undefined || sites.data.length === 0 ? undefined : create}
    >
      <BridgeErrorPanel
        error={sites.error === null ? null : toBridgeError(sites.error)}
        onRetry={() => void sites.refetch()}
      />
      {sites.data?.length === 0 ? (
        <EmptyState title={t('sites.none.title')} action={create}>
          {t('sites.none.text')}
        </EmptyState>
      ) : null}
      {sites.data === undefined || sites.data.length === 0 ? null : (
        <List label={t('sites.title')}>
          {sites.data.map((site) => (
            <ListRow
              key={site.id}
              title={site.name}
              detail={[
                t(`common:country.${site.country}`),
                t('sites.chargers', { count: site.chargers.length }),
                site.lastEntryAtMs === null
                  ? t('sites.noEntry')
                  : t('sites.lastEntry', { time: format.dateTime(site.lastEntryAtMs) }),
              ].join(' · ')}
              end={
                <>
                  {site.practice ? <Tag tone="practice">{t('common:practice')}</Tag> : null}
                  <Link to="/sites/$siteId" params={{ siteId: site.id }} className="nx-button">
                    {t('common:action.open')}
                    <span className="nx-hidden"> {site.name}</span>
                  </Link>
                </>
              }
            />
          ))}
        </List>
      )}
      <CreateSiteDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Screen>
  );
};
