import type { BleLink } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';
import { readValue, writeValue } from './characteristicOperations.ts';
import { discoverCharacteristics } from './discoverCharacteristics.ts';
import type { Noble } from './noble.types.ts';
import { createNotifications } from './notifications.ts';
import type { OpenLink } from './openLink.ts';

const defaultDeadlineMs = 5000;
/** What every device grants without being asked (Bluetooth Core, Vol 3 Part F, 3.2.8). */
const smallestMtuBytes = 23;

/** Learns what an open connection offers and gives it the port's shape. */
export const createNobleLink = async (
  noble: Noble,
  link: OpenLink,
  discoverDeadlineMs: number,
): Promise<BleLink> => {
  const { peripheral, device, queue } = link;
  const { id } = peripheral;
  const characteristics = await discoverCharacteristics(link, discoverDeadlineMs);
  const notifications = createNotifications(noble, link, defaultDeadlineMs);

  const find = (uuid: string) => {
    const characteristic = characteristics.get(uuid);
    if (!characteristic) throw appError('device.not-nexus', { device });
    return characteristic;
  };
  return {
    id,
    name: device,
    get mtuBytes() {
      return peripheral.mtu ?? smallestMtuBytes;
    },
    isOpen: link.isOpen,
    rssiDbm: () =>
      queue.run<number>('rssi', defaultDeadlineMs, ({ done }) => {
        peripheral.once('rssiUpdate', done);
        peripheral.updateRssi();
        return () => void peripheral.removeListener('rssiUpdate', done);
      }),
    read: async (uuid, deadlineMs = defaultDeadlineMs) =>
      queue.run('read', deadlineMs, readValue(noble, id, find(uuid))),
    write: async (uuid, value, deadlineMs = defaultDeadlineMs) =>
      queue.run('write', deadlineMs, writeValue(noble, id, find(uuid), value)),
    subscribe: async (uuid, listener) => notifications.subscribe(find(uuid), listener),
    onClosed: link.onClosed,
    close: link.close,
  };
};
