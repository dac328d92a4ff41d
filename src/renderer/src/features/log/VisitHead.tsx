import { useTranslation } from 'react-i18next';
import { useSites } from '#renderer/app/queries.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

/** Day, site and person of the entries below. */
export const VisitHead = ({ entry }: { entry: LogEntry }) => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const sites = useSites().data ?? [];
  return (
    <div className="nx-log-visit">
      <strong>{format.date(entry.atMs)}</strong>
      <span>{sites.find((site) => site.id === entry.siteId)?.name ?? t('noSite')}</span>
      <span className="nx-muted">{entry.person === '' ? t('nobody') : entry.person}</span>
    </div>
  );
};
