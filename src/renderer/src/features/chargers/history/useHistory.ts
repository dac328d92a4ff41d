import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { TakenHistoryView } from '#shared/contract/history.ts';
import type { HistoryFilter } from '#shared/domain/charger/history/filterHistory.ts';

type TakeEvent = Awaited<ReturnType<typeof api.history.take>> extends AsyncIterable<infer E> ? E : never;

const key = ['history'] as const;

/** What the log has of a charger's charges. */
export const useHistoryOf = (serial: string, filter: HistoryFilter) =>
  useQuery({
    queryKey: [...key, serial, filter],
    queryFn: () => api.history.list({ serial, filter }),
    placeholderData: keepPreviousData,
  });

/** Takes the charges over: once by itself as soon as the charger can be read, then whenever asked. */
export const useTakeHistory = (deviceId: string, canRead: boolean) => {
  const client = useQueryClient();
  const job = useJobStream<TakeEvent>();
  const [taken, setTaken] = useState<TakenHistoryView | null>(null);
  const hasBegun = useRef(false);
  const { run } = job;
  const take = useCallback(async () => {
    const done = await run((signal) => api.history.take({ deviceId }, { signal }));
    if (done === null) return;
    // Told together with the table it belongs to.
    await client.invalidateQueries({ queryKey: key });
    setTaken(done.result);
  }, [run, deviceId, client]);
  useEffect(() => {
    if (!canRead || hasBegun.current) return;
    hasBegun.current = true;
    void take();
  }, [canRead, take]);
  return { take, taken, isRunning: job.isRunning, error: job.error };
};
