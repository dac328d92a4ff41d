import type { DeviceTable } from './deviceTable.ts';
import type { OpenDevices } from './openDevices.ts';

/** What the list knows of a charger's lock and signal, asked of the charger. */
export const createDeviceAccess = ({
  get,
  update,
}: Pick<DeviceTable, 'get' | 'update'>): Pick<OpenDevices, 'unlock' | 'refresh'> => ({
  async unlock(id, pin) {
    const { session } = get(id);
    try {
      const access = await session.unlock(pin);
      update(id, { access });
      return access;
    } catch (error) {
      if (session.isOpen()) update(id, { access: await session.access() });
      throw error;
    }
  },
  async refresh(id) {
    const { session } = get(id);
    return update(id, { access: await session.access(), rssiDbm: await session.rssiDbm() });
  },
});
