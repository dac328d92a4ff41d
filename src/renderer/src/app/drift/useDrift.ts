import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import type { DriftStatusView } from '#shared/contract/configuration.ts';

/** What is known of a connected charger against the log, the same in every window; null until it is known. */
export const useDrift = (deviceId: string | null): DriftStatusView | null =>
  useStream(deviceId === null ? null : `drift/${deviceId}`, (signal) =>
    api.configuration.watchDrift({ deviceId: deviceId ?? '' }, { signal }),
  ).value;
