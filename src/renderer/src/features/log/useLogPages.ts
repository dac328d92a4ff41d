import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { useFreshLog } from '#renderer/app/queries.ts';
import type { EntryFilter } from '#shared/domain/logEntry.ts';

const PAGE = 100;

/** Entries of a filter, newest first, page by page; asked again when the log grows. */
export const useLogPages = (filter: EntryFilter) => {
  useFreshLog();
  return useInfiniteQuery({
    queryKey: ['log', 'pages', filter],
    queryFn: ({ pageParam }) =>
      api.log.entries({ filter, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
};
