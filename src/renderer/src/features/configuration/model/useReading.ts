import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useDrift } from '#renderer/app/drift/useDrift.ts';
import type { DriftStatusView } from '#shared/contract/configuration.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { refreshConfiguration } from './configurationQueries.ts';
import type { ReadEvent } from './streamEvents.ts';
import type { Visit } from './useVisit.ts';

export interface Reading {
  /** What the charger is against the log; null until the application has answered. */
  readonly drift: DriftStatusView | null;
  /** The charger is being read, by itself or because somebody asked. */
  readonly isRunning: boolean;
  /** Of a reading that somebody asked for. */
  readonly progress: JobProgress | null;
  readonly isAsked: boolean;
  readonly error: WireError | null;
  readonly readAgain: () => Promise<void>;
  readonly cancel: () => void;
}

/** Readings of the charger: the one that is taken by itself when it was connected, and those somebody asks for. */
export const useReading = (visit: Visit): Reading => {
  const client = useQueryClient();
  const drift = useDrift(visit.deviceId);
  const reading = useJobStream<ReadEvent>();
  const readingId = drift?.kind === 'known' ? drift.readingId : null;
  // The newest snapshot is what the page shows.
  useEffect(() => {
    if (readingId !== null) void refreshConfiguration(client);
  }, [readingId, client]);
  return {
    drift,
    isRunning: drift?.kind === 'comparing' || reading.isRunning,
    isAsked: reading.isRunning,
    progress: reading.progress,
    error: reading.error,
    async readAgain() {
      await reading.run((signal) =>
        api.devices.readAll({ id: visit.deviceId, siteId: visit.siteId }, { signal }),
      );
      await refreshConfiguration(client);
    },
    cancel: reading.cancel,
  };
};
