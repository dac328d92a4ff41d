import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';

const configurationKey = ['configuration'] as const;

/** The snapshots of one charger, newest first. */
export const useSnapshots = (serial: string) =>
  useQuery({
    queryKey: [...configurationKey, 'snapshots', serial],
    queryFn: () => api.configuration.snapshots({ serial }),
  });

export const usePoints = (deviceId: string, isOpen: boolean) =>
  useQuery({
    queryKey: [...configurationKey, 'points', deviceId],
    queryFn: () => api.configuration.points({ deviceId }),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Runs that broke off and that nobody has taken up. */
export const useInterruptedRuns = () =>
  useQuery({ queryKey: [...configurationKey, 'runs'], queryFn: () => api.configuration.runs() });

/** After anything was read or written: snapshots, runs and the log may have new entries. */
export const refreshConfiguration = async (client: QueryClient): Promise<void> => {
  await Promise.all([
    client.invalidateQueries({ queryKey: [...configurationKey, 'snapshots'] }),
    client.invalidateQueries({ queryKey: [...configurationKey, 'runs'] }),
    client.invalidateQueries({ queryKey: ['log', 'entries'] }),
  ]);
};
