import { useEffect, useMemo } from 'react';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { rememberCurrent } from '#renderer/app/lastCurrent.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { Freshness } from '#shared/domain/charger/live/freshness.ts';
import { saneValues } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { LiveHour } from './liveHour.ts';
import { freshnessOf, newestAtMs, newestOf } from './liveView.ts';
import { useLiveView } from './useLiveView.ts';

const nowEveryMs = 500;

export interface LiveCharger {
  /** The newest sample, without what cannot be true. */
  readonly values: PointValues;
  readonly fresh: Freshness;
  readonly hour: LiveHour;
  readonly error: WireError | null;
  readonly restart: () => void;
}

/** Follows the charger of a page and tells the frame the current it has now. */
export const useLiveCharger = (device: DeviceView): LiveCharger => {
  const { view, error, restart } = useLiveView(device.id, true);
  const nowMs = useNow(nowEveryMs);
  const values = useMemo(() => saneValues(newestOf(view)), [view]);
  const fresh = freshnessOf(view, nowMs);
  const active = values['limit.active'];
  const atMs = newestAtMs(view);
  useEffect(() => {
    if (typeof active === 'number' && atMs !== null) rememberCurrent(device.id, active, atMs);
  }, [device.id, active, atMs]);
  const currentA = fresh.kind === 'live' && typeof active === 'number' ? active : null;
  const { name, serial } = device.identity;
  useShowInFrame({
    deviceId: device.id,
    device: device.isOpen
      ? undefined
      : { name: name || serial, door: device.door, rssiDbm: null, state: 'lost' },
    practice: device.identity.practice,
    status: { currentA, bluetooth: device.isOpen && device.door === 'bluetooth' ? 'on' : 'unknown' },
  });
  return { values, fresh, hour: view.hour, error, restart };
};
