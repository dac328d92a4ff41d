import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { EntryFilter } from '#shared/domain/logEntry.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import { LogTimeline } from './LogTimeline.tsx';
import { useLogFilter } from './useLogFilter.ts';
import { useLogPages } from './useLogPages.ts';

export interface LogEntriesProps {
  /** Filters that cannot be taken away here: the site of a site's page. */
  readonly fixed: EntryFilter;
  /** Filters that came with the address, as chips that can be taken away. */
  readonly given?: readonly { readonly key: string; readonly label: string; readonly filter: EntryFilter }[];
  readonly onGivenCleared?: ((key: string) => void) | undefined;
  readonly initialText?: string | undefined;
  readonly initialEntryId?: string | undefined;
}

/** Search, filters, export and the time line; used for the whole log and for one site. */
export const LogEntries = (props: LogEntriesProps) => {
  const { t } = useTranslation('log');
  const format = useFormat();
  const [openId, setOpenId] = useState<string | null>(props.initialEntryId ?? null);
  const { filter, text, setText, chips, clear } = useLogFilter(props);
  const pages = useLogPages(filter);
  const entries = useMemo(() => pages.data?.pages.flatMap((page) => page.entries) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const total = pages.data?.pages[0]?.total ?? 0;
  return (
    <>
      <div className="nx-log-tools">
        <div className="nx-inline-form">
          <TextField
            type="search"
            label={t('search')}
            hint={t('searchHint')}
            value={text}
            onChange={setText}
          />
          <ExportButtons filter={filter} />
        </div>
        <FilterChips label={t('filters')} chips={chips} onClear={clear} />
        <p className="nx-muted" role="status">
          {pages.data === undefined
            ? t('searching')
            : t('count', { count: total, number: format.integer(total) })}
        </p>
      </div>
      <BridgeErrorPanel
        error={pages.error === null ? null : toBridgeError(pages.error)}
        onRetry={() => void pages.refetch()}
      />
      {pages.data !== undefined && entries.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <LogTimeline entries={entries} onOpen={(entry) => setOpenId(entry.id)} onEnd={loadMore} />
      )}
      <EntryPanel entryId={openId} onClose={() => setOpenId(null)} />
    </>
  );
};
