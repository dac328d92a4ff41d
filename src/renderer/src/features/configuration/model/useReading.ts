import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { DriftView } from '#shared/contract/configuration.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { refreshConfiguration } from './configurationQueries.ts';
import type { DriftEvent, ReadEvent } from './streamEvents.ts';
import type { Visit } from './useVisit.ts';

export interface Reading {
  /** What changed since the log knew the charger; null until it has been compared, or once it was dealt with. */
  readonly drift: DriftView | null;
  readonly dismissDrift: () => void;
  readonly isRunning: boolean;
  readonly progress: JobProgress | null;
  readonly error: WireError | null;
  /** Compares with the log; reads everything on the way. */
  readonly compare: () => Promise<void>;
  readonly readAgain: () => Promise<void>;
  readonly cancel: () => void;
}

/** Reads the charger: once by itself when the page opens, compared with the log, then whenever asked. */
export const useReading = (visit: Visit, canRead: boolean): Reading => {
  const client = useQueryClient();
  const [drift, setDrift] = useState<DriftView | null>(null);
  const comparing = useJobStream<DriftEvent>();
  const reading = useJobStream<ReadEvent>();
  const hasBegun = useRef(false);
  const latest = useRef(visit);
  latest.current = visit;

  const { run: runComparing } = comparing;
  const compare = useCallback(async () => {
    const done = await runComparing((signal) => api.configuration.drift(latest.current, { signal }));
    if (done !== null) setDrift(done.result);
    await refreshConfiguration(client);
  }, [runComparing, client]);

  useEffect(() => {
    if (!canRead || hasBegun.current) return;
    hasBegun.current = true;
    void compare();
  }, [canRead, compare]);

  const readAgain = async () => {
    const { deviceId: id, siteId } = latest.current;
    await reading.run((signal) => api.devices.readAll({ id, siteId }, { signal }));
    await refreshConfiguration(client);
  };
  return {
    drift,
    dismissDrift: () => setDrift(null),
    isRunning: comparing.isRunning || reading.isRunning,
    progress: comparing.progress ?? reading.progress,
    error: comparing.error ?? reading.error,
    compare,
    readAgain,
    cancel: () => {
      comparing.cancel();
      reading.cancel();
    },
  };
};
