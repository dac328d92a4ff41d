import { appError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import type { OpenDevice } from './openDevices.ts';

/** The open chargers by id, and who wants to hear when something of them changes. */
export const createDeviceTable = () => {
  const devices = new Map<string, OpenDevice>();
  const { tell: changed, add: onChange } = createListeners();
  const get = (id: string): OpenDevice => {
    const device = devices.get(id);
    if (!device) throw appError('device.not-connected', { device: id });
    return device;
  };
  return {
    devices,
    changed,
    get,
    update: (id: string, patch: Partial<OpenDevice>): OpenDevice => {
      const next = { ...get(id), ...patch };
      devices.set(id, next);
      changed();
      return next;
    },
    onChange,
  };
};

export type DeviceTable = ReturnType<typeof createDeviceTable>;
