import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { ProbeRungView } from '#renderer/features/ocpp/ladder/useProbeSteps.ts';
import type { ProbeEventView } from '#shared/contract/ocpp.ts';

export type ProbeRequestView = Parameters<typeof api.ocpp.probe>[0];
type Done = Extract<ProbeEventView, { kind: 'done' }>;

/** One probe at a time; leaving the screen ends it. */
export const useProbe = () => {
  const job = useJobStream<ProbeEventView>();
  const [rungs, setRungs] = useState<readonly ProbeRungView[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const run = async (request: ProbeRequestView) => {
    setRungs([]);
    setDone(null);
    const end = await job.run(
      (signal) => api.ocpp.probe(request, { signal }),
      (event) => {
        if (event.kind === 'rung') setRungs((before) => [...before, event]);
      },
    );
    setDone(end);
  };
  return { rungs, done, run, isRunning: job.isRunning, error: job.error, cancel: job.cancel };
};
