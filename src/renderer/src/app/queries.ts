import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EntryFilter } from '#shared/domain/logEntry.ts';
import { api } from './bridge/api.ts';
import { useStream } from './bridge/useStream.ts';

export const sitesKey = ['log', 'sites'] as const;

export const useSites = () => useQuery({ queryKey: sitesKey, queryFn: () => api.log.sites() });

export const useJobs = (openOnly: boolean) =>
  useQuery({ queryKey: ['jobs', { openOnly }], queryFn: () => api.jobs.list({ openOnly }) });

export const useVisits = (siteId: string) =>
  useQuery({ queryKey: ['log', 'visits', siteId], queryFn: () => api.log.visits({ siteId }) });

/** What is shown of the log is asked again whenever the log grows, whoever wrote into it. */
export const useFreshLog = (): void => {
  const client = useQueryClient();
  const newest = useStream('log', (signal) => api.log.watch(undefined, { signal })).value?.newest ?? null;
  useEffect(() => {
    if (newest !== null) void client.invalidateQueries({ queryKey: ['log'] });
  }, [client, newest]);
};

export const useNewestEntries = (filter: EntryFilter, limit: number) => {
  useFreshLog();
  return useQuery({
    queryKey: ['log', 'entries', filter, limit],
    queryFn: () => api.log.entries({ filter, limit }),
  });
};

export const useEntry = (id: string | null) =>
  useQuery({
    queryKey: ['log', 'entry', id],
    queryFn: () => api.log.entry({ id: id ?? '' }),
    enabled: id !== null,
  });

export const useSnapshot = (id: string | null) =>
  useQuery({
    queryKey: ['log', 'snapshot', id],
    queryFn: () => api.log.snapshot({ id: id ?? '' }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
