import type { BleAdvertisement } from '#core/ports/bleRadio.ts';
import type { Noble, NoblePeripheral } from './noble.types.ts';
import { longUuid } from './uuid.ts';

type Listener = (advertisement: BleAdvertisement) => void;

export interface SharedScan {
  add(listener: Listener): () => void;
  /** The radio works (again): goes on for those who still listen. */
  resume(): void;
  /** A peripheral that was heard since the radio lives. */
  find(id: string): NoblePeripheral | undefined;
  close(): void;
}

/** One scan of the driver for any number of listeners, with duplicates, because a signal changes. */
export const createSharedScan = (noble: Noble, nowMs: () => number): SharedScan => {
  const heard = new Map<string, NoblePeripheral>();
  const listeners = new Set<Listener>();

  noble.on('discover', (peripheral: NoblePeripheral) => {
    heard.set(peripheral.id, peripheral);
    const { localName, manufacturerData, serviceUuids } = peripheral.advertisement;
    const advertisement: BleAdvertisement = {
      id: peripheral.id,
      name: localName ?? '',
      rssiDbm: peripheral.rssi,
      manufacturerData: new Uint8Array(manufacturerData ?? []),
      serviceUuids: (serviceUuids ?? []).map(longUuid),
      seenAtMs: nowMs(),
    };
    for (const listener of [...listeners]) listener(advertisement);
  });
  const resume = () => {
    if (listeners.size > 0) noble.startScanning([], true);
  };
  const stop = () => {
    try {
      noble.stopScanning();
    } catch {
      // An adapter that was pulled out or switched off scans no more.
    }
  };
  return {
    add: (listener) => {
      const own: Listener = (advertisement) => listener(advertisement);
      listeners.add(own);
      if (listeners.size === 1) resume();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) stop();
      };
    },
    resume,
    find: (id) => heard.get(id),
    close: () => {
      if (listeners.size > 0) stop();
      listeners.clear();
    },
  };
};
