import type { DeviceView } from '#shared/contract/devices.ts';
import { api } from './bridge/api.ts';
import { createSharedStream } from './bridge/sharedStream.ts';

const openDevices = createSharedStream((signal) => api.devices.watchOpen(undefined, { signal }));

/** Every charger this application is connected to; null until the application has answered. */
export const useOpenDevices = (): readonly DeviceView[] | null => openDevices.useValue();
