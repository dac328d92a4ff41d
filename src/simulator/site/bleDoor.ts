import { advertisement, createGattServices } from '#simulator/charger/gatt.ts';
import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { createPeripheral } from '#simulator/radio/peripheral.ts';
import type { Peripheral } from '#simulator/radio/peripheral.types.ts';
import type { Radio } from '#simulator/radio/serveRadio.ts';
import type { Faults } from './environment.ts';

const NOMINAL_RSSI_DBM = -58;
const LARGEST_MTU = 256;
/** A connection interval that nobody waits for: the link stays up and nothing is answered. */
const SILENT_LATENCY_MS = 3_600_000;

/** The Bluetooth side of one charger. */
export interface BleDoor {
  setOpen(open: boolean): void;
  /** Signal, range, loss, latency, silence and the largest MTU from now on. */
  setFaults(faults: Faults): Promise<void>;
  dropLink(): void;
  /** Loses the link behind so many more packets; undefined takes that back. */
  dropLinkAfter(packets: number | undefined): void;
  close(): Promise<void>;
}

const latencyOf = ({ silence, delayMs = 0, radio }: Faults): number =>
  silence === true ? SILENT_LATENCY_MS : Math.max(delayMs, radio?.latencyMs ?? 0);

/** Puts a charger's GATT server on the air of the site; it is silent until `setOpen(true)`. */
export const openBleDoor = async (
  charger: VirtualCharger,
  address: string,
  radio: Radio,
): Promise<BleDoor> => {
  const gatt = createGattServices(charger);
  const create = (maxMtuBytes: number): Promise<Peripheral> =>
    createPeripheral({
      radioPath: radio.path,
      address,
      services: gatt.services,
      advertisement: () => advertisement(charger),
      onLinkUp: gatt.onLinkUp,
      onLinkDown: gatt.onLinkDown,
      maxMtuBytes,
    });
  let peripheral = await create(LARGEST_MTU);
  let mtu = LARGEST_MTU;
  let isOpen = false;
  let isSilent = false;
  let replacing = Promise.resolve();

  const stopAdvertised = charger.onAdvertised(() => peripheral.refreshAdvertising());
  const stopNotify = gatt.onNotify((uuid, value) => peripheral.notify(uuid, value));

  // bleno agrees on an MTU from a fixed limit, so another limit takes another peripheral.
  const replace = async (wantedMtu: number): Promise<void> => {
    await peripheral.close();
    peripheral = await create(wantedMtu);
    peripheral.setDoorOpen(isOpen);
  };

  return {
    setOpen: (open) => {
      isOpen = open;
      peripheral.setDoorOpen(open);
    },
    setFaults: async (faults) => {
      const {
        rssiDbm = NOMINAL_RSSI_DBM,
        inRange = true,
        loss = 0,
        mtu: wantedMtu = LARGEST_MTU,
      } = faults.radio ?? {};
      radio.setLink(address, { rssiDbm, inRange, loss, latencyMs: latencyOf(faults) });
      // What waited through a silence is too late: the link ends, as with a charger that comes back.
      if (isSilent && faults.silence !== true) radio.dropLink(address);
      isSilent = faults.silence === true;
      if (wantedMtu === mtu) return;
      mtu = wantedMtu;
      replacing = replacing.then(() => replace(wantedMtu));
      await replacing;
    },
    dropLink: () => radio.dropLink(address),
    dropLinkAfter: (packets) => radio.dropLinkAfter(address, packets),
    close: async () => {
      stopAdvertised();
      stopNotify();
      await replacing.catch(() => undefined);
      await peripheral.close();
    },
  };
};
