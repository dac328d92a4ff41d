import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import type { EntryFilter } from '#shared/domain/logEntry.ts';

const PAGE = 100;

/** Entries of a filter, newest first, page by page; asked again when the log grows. */
export const useLogPages = (filter: EntryFilter) => {
  const client = useQueryClient();
  const newest = useStream('log', (signal) => api.log.watch(undefined, { signal })).value?.newest ?? null;
  useEffect(() => {
    if (newest !== null) void client.invalidateQueries({ queryKey: ['log'] });
  }, [client, newest]);
  return useInfiniteQuery({
    queryKey: ['log', 'pages', filter],
    queryFn: ({ pageParam }) =>
      api.log.entries({ filter, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
};
