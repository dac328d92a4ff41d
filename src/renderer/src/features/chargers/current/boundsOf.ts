import type { DeviceView } from '#shared/contract/devices.ts';
import { type CurrentBounds, currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const known = (device: DeviceView, read: PointValues, live: PointValues): PointValues => ({
  ...read,
  ...live,
  'limit.hardwareMax': device.identity.hardwareMaxA,
  'limit.min': device.identity.minA,
  'identity.phases': device.identity.phases,
  capabilities: device.identity.capabilities,
});

/** Every bound of the stored current: from the last reading, what was measured since, and who answered. */
export const boundsOf = (device: DeviceView, read: PointValues, live: PointValues): CurrentBounds =>
  currentBounds({ values: known(device, read, live), editing: 'settings.maxCurrent' });

/** What limits the current right now, the stored current among it. */
export const limitsNow = (device: DeviceView, read: PointValues, live: PointValues): CurrentBounds =>
  currentBounds({ values: known(device, read, live) });
