import { useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { refreshConfiguration } from '#renderer/features/configuration/model/configurationQueries.ts';

/** Closes an interrupted run without going on; the log says so. */
export const useAbandon = () => {
  const client = useQueryClient();
  return useAction(async (runId: string) => {
    await api.configuration.abandon({ runId });
    await refreshConfiguration(client);
  });
};
