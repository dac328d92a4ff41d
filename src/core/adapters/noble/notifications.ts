import { switchNotifications } from './characteristicOperations.ts';
import type { Noble, NobleCharacteristic } from './noble.types.ts';
import type { OpenLink } from './openLink.ts';

type Listener = (value: Uint8Array) => void;

export interface Notifications {
  subscribe(characteristic: NobleCharacteristic, listener: Listener): Promise<() => Promise<void>>;
}

/** Shares one subscription per characteristic between any number of listeners. */
export const createNotifications = (noble: Noble, link: OpenLink, deadlineMs: number): Notifications => {
  const listeners = new Map<NobleCharacteristic, Set<Listener>>();
  const { id } = link.peripheral;
  const switchTo = (characteristic: NobleCharacteristic, isOn: boolean) =>
    link.queue.run('subscribe', deadlineMs, switchNotifications(noble, id, characteristic, isOn));

  const listenersOf = (characteristic: NobleCharacteristic) => {
    const known = listeners.get(characteristic);
    if (known) return known;
    const all = new Set<Listener>();
    listeners.set(characteristic, all);
    characteristic.on('data', (data: Buffer, isNotification: boolean) => {
      if (!isNotification) return;
      for (const listener of [...all]) listener(new Uint8Array(data));
    });
    return all;
  };
  const unsubscribe = async (characteristic: NobleCharacteristic, listener: Listener) => {
    const all = listenersOf(characteristic);
    if (!all.delete(listener) || all.size > 0 || !link.isOpen()) return;
    // The listener is gone either way; a charger that goes on notifying harms nobody.
    await switchTo(characteristic, false).catch(() => undefined);
  };
  return {
    subscribe: async (characteristic, listener) => {
      const all = listenersOf(characteristic);
      const own: Listener = (value) => listener(value);
      all.add(own);
      try {
        if (all.size === 1) await switchTo(characteristic, true);
      } catch (error) {
        all.delete(own);
        throw error;
      }
      return () => unsubscribe(characteristic, own);
    },
  };
};
