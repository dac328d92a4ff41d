import { createGattService } from './gattService.ts';
import { createH4Host } from './h4Socket.ts';
import { type LoadedBleno, loadBleno } from './loadBleno.ts';
import type { Peripheral, PeripheralSpec } from './peripheral.types.ts';

const defaultMtuBytes = 256;

/** Waits until the controller answers; fails when there is no radio behind the path. */
const poweredOn = ({ start }: LoadedBleno, closed: Promise<void>) =>
  new Promise<void>((resolve, reject) => {
    start((state) => {
      if (state === 'poweredOn') resolve();
    });
    void closed.then(() => reject(new Error('the radio is not there')));
  });

/**
 * A virtual peripheral: bleno, unmodified, on a controller of its own. It is silent until `setDoorOpen(true)`.
 * Rejects when there is no radio behind `radioPath`.
 */
export const createPeripheral = async (spec: PeripheralSpec): Promise<Peripheral> => {
  const host = createH4Host(spec.radioPath, spec.address);
  const loaded = loadBleno(host.HciSocket);
  const { bleno, bindings } = loaded;
  let link: number | undefined;
  let links = 0;
  let isDoorOpen = false;
  let isAdvertising = false;

  bindings._gatt.maxMtu = spec.maxMtuBytes ?? defaultMtuBytes;
  const gatt = createGattService(bleno, spec.services, () => link ?? 0);

  const refreshAdvertising = () => {
    const { data, scanResponse } = spec.advertisement();
    bindings._hci.setScanResponseData(scanResponse);
    bindings._hci.setAdvertisingData(data);
  };
  const matchDoor = () => {
    if (isDoorOpen === isAdvertising || link !== undefined) return;
    isAdvertising = isDoorOpen;
    if (!isDoorOpen) return bleno.stopAdvertising();
    const { data, scanResponse } = spec.advertisement();
    bleno.startAdvertisingWithEIRData(data, scanResponse);
  };
  const linkDown = () => {
    const ended = link;
    if (ended === undefined) return;
    link = undefined;
    gatt.linkEnded();
    spec.onLinkDown?.(ended);
    matchDoor();
  };
  bleno.on('accept', () => {
    link = ++links;
    spec.onLinkUp?.(link);
  });
  bleno.on('disconnect', linkDown);

  await poweredOn(loaded, host.closed);
  void host.closed.then(linkDown);
  bleno.setServices(gatt.services);
  return {
    setDoorOpen: (open) => {
      isDoorOpen = open;
      if (!open && link !== undefined) {
        // Said before the link ends, or bleno would advertise again by itself.
        isAdvertising = false;
        bleno.stopAdvertising();
        bleno.disconnect();
      }
      matchDoor();
    },
    refreshAdvertising,
    notify: gatt.notify,
    dropLink: () => bleno.disconnect(),
    close: async () => {
      isDoorOpen = false;
      host.close();
      await host.closed;
    },
  };
};
