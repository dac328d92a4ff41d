import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { refreshConfiguration } from '#renderer/features/configuration/model/configurationQueries.ts';
import type { MergeEvent } from '#renderer/features/configuration/model/streamEvents.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import type { EditedSource } from '#renderer/features/configuration/plan/planSource.ts';
import type { MergeView } from '#shared/contract/configuration.ts';

/** Reads the charger at once and sets it beside what was looked at and what is wanted. */
export const useMerge = (visit: Visit, source: EditedSource) => {
  const client = useQueryClient();
  const { run, isRunning, progress, error, cancel } = useJobStream<MergeEvent>();
  const [merge, setMerge] = useState<MergeView | null>(null);
  const [request] = useState({
    ...visit,
    values: source.edits.values,
    baseId: source.base?.snapshotId ?? null,
  });
  const read = useCallback(async () => {
    const done = await run((signal) => api.configuration.merge(request, { signal }));
    if (done === null) return;
    await refreshConfiguration(client);
    setMerge(done.result);
  }, [run, client, request]);
  useEffect(() => void read(), [read]);
  return { merge, read, isRunning, progress, error, cancel };
};
