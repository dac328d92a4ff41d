import { createListeners } from '#shared/listeners.ts';
import type { NoblePeripheral } from './noble.types.ts';
import { createOperationQueue, type OperationQueue } from './operationQueue.ts';

const disconnectDeadlineMs = 2000;

/** A connection as the driver has it, before its services are known. */
export interface OpenLink {
  readonly peripheral: NoblePeripheral;
  readonly device: string;
  readonly queue: OperationQueue;
  isOpen(): boolean;
  onClosed(listener: (end: { readonly wanted: boolean }) => void): () => void;
  /** The link is known to be gone without the driver saying so. */
  lost(): void;
  close(): Promise<void>;
}

/** The name a person knows a device by, or its address when it tells none. */
export const deviceName = (peripheral: NoblePeripheral): string =>
  peripheral.advertisement.localName ?? peripheral.id;

/** Ends the driver's connection; settles also when the driver never says that it ended. */
export const disconnect = (peripheral: NoblePeripheral): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      peripheral.removeListener('disconnect', finish);
      resolve();
    };
    const timer = setTimeout(finish, disconnectDeadlineMs);
    peripheral.once('disconnect', finish);
    try {
      peripheral.disconnect();
    } catch {
      // noble throws when it has already forgotten the link, which is what was wanted.
      finish();
    }
  });

/** To be called in the turn in which the driver connects, so that no end of the link is missed. */
export const createOpenLink = (peripheral: NoblePeripheral): OpenLink => {
  const device = deviceName(peripheral);
  const queue = createOperationQueue(device);
  const listeners = createListeners<{ readonly wanted: boolean }>();
  let ended: { readonly wanted: boolean } | undefined;
  let closing: Promise<void> | undefined;

  const end = (wanted: boolean) => {
    if (ended) return;
    ended = { wanted };
    peripheral.removeListener('disconnect', onDisconnect);
    queue.close();
    listeners.tell(ended);
    listeners.clear();
  };
  const onDisconnect = () => end(closing !== undefined);
  peripheral.on('disconnect', onDisconnect);

  const closeOnce = async () => {
    queue.close();
    await disconnect(peripheral);
    end(true);
  };
  return {
    peripheral,
    device,
    queue,
    isOpen: () => ended === undefined && closing === undefined,
    onClosed: (listener) => {
      const known = ended;
      if (!known) return listeners.add(listener);
      queueMicrotask(() => listener(known));
      return () => undefined;
    },
    lost: () => end(false),
    close: async () => {
      if (ended) return;
      closing ??= closeOnce();
      await closing;
    },
  };
};
