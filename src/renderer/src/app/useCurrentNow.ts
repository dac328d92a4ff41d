import { useEffect } from 'react';
import { newestAtMs, newestOf } from '#renderer/features/chargers/live/liveView.ts';
import { useLiveView } from '#renderer/features/chargers/live/useLiveView.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { saneValue } from '#shared/domain/charger/live/saneValue.ts';
import { lastCurrent, rememberCurrent, type ShownCurrent } from './lastCurrent.ts';

/**
 * The current of a charger no page speaks of: live while the application follows it, else the last one with its age.
 * A charger that a job holds is not asked for it.
 */
export const useCurrentNow = (device: DeviceView | undefined, isAsked: boolean): ShownCurrent | null => {
  const isFollowed = isAsked && device?.isOpen === true && device.jobId === null;
  const { view } = useLiveView(device?.id ?? '', isFollowed);
  const nowMs = useNow(1000);
  const amps = saneValue('limit.active', newestOf(view)['limit.active']);
  const atMs = newestAtMs(view);
  const id = device?.id;
  useEffect(() => {
    if (id !== undefined && typeof amps === 'number' && atMs !== null) rememberCurrent(id, amps, atMs);
  }, [id, amps, atMs]);
  return id === undefined ? null : lastCurrent(id, nowMs);
};
