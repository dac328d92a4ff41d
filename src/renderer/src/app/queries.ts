import { useQuery } from '@tanstack/react-query';
import type { EntryFilter } from '#shared/domain/logEntry.ts';
import { api } from './bridge/api.ts';

export const sitesKey = ['log', 'sites'] as const;

export const useSites = () => useQuery({ queryKey: sitesKey, queryFn: () => api.log.sites() });

export const useJobs = (openOnly: boolean) =>
  useQuery({ queryKey: ['jobs', { openOnly }], queryFn: () => api.jobs.list({ openOnly }) });

export const useVisits = (siteId: string) =>
  useQuery({ queryKey: ['log', 'visits', siteId], queryFn: () => api.log.visits({ siteId }) });

export const useNewestEntries = (filter: EntryFilter, limit: number) =>
  useQuery({
    queryKey: ['log', 'entries', filter, limit],
    queryFn: () => api.log.entries({ filter, limit }),
  });

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
