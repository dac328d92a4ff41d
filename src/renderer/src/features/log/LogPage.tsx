import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '#renderer/app/queries.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { EntryFilter } from '#shared/domain/logEntry.ts';
import { LogEntries } from './LogEntries.tsx';
import { VerifyLog } from './VerifyLog.tsx';

const everything: EntryFilter = {};

/** Everything that was ever read from or written to a charger on this computer. */
export const LogPage = () => {
  const { t } = useTranslation('log');
  const search = useSearch({ from: '/log' });
  const navigate = useNavigate();
  const sites = useSites().data;
  const given = useMemo(
    () => [
      ...(search.site === undefined
        ? []
        : [
            {
              key: 'site',
              label: sites?.find((site) => site.id === search.site)?.name ?? search.site,
              filter: { siteId: search.site },
            },
          ]),
      ...(search.charger === undefined
        ? []
        : [{ key: 'charger', label: search.charger, filter: { chargerSerial: search.charger } }]),
      ...(search.job === undefined
        ? []
        : [{ key: 'job', label: t('thisJob'), filter: { jobId: search.job } }]),
    ],
    [search.site, search.charger, search.job, sites, t],
  );
  const clear = (key: string) => {
    const { [key as keyof typeof search]: _gone, ...rest } = search;
    void navigate({ to: '/log', search: key === 'all' ? {} : rest });
  };
  return (
    <Screen
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Link to="/log/compare" className="nx-button">
            {t('compare.open')}
          </Link>
          <VerifyLog />
        </>
      }
    >
      <LogEntries
        key={search.text ?? ''}
        fixed={everything}
        given={given}
        onGivenCleared={clear}
        initialText={search.text}
        initialEntryId={search.entry}
      />
    </Screen>
  );
};
