import type { BleLink } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';
import { connectPeripheral } from './connectPeripheral.ts';
import type { Noble, NoblePeripheral } from './noble.types.ts';
import { createNobleLink } from './nobleLink.ts';
import { deviceName, type OpenLink } from './openLink.ts';
import { createTurns } from './turns.ts';

export interface ConnectLimits {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Makes the links of one radio and knows those that are open. */
export interface Connector {
  connect(noble: Noble, peripheral: NoblePeripheral, limits: ConnectLimits): Promise<BleLink>;
  /** The radio is gone: attempts reject with the reason, links are lost. */
  radioGone(reason: Error): void;
  close(): Promise<void>;
}

export const createConnector = (): Connector => {
  // A controller makes one connection at a time, and noble's own queue forgets which of them was called off.
  const turns = createTurns();
  const links = new Map<string, OpenLink>();
  const attempts = new Set<AbortController>();

  const keep = (link: OpenLink) => {
    const { id } = link.peripheral;
    links.set(id, link);
    link.onClosed(() => links.delete(id));
  };
  const open = async (noble: Noble, peripheral: NoblePeripheral, deadlineMs: number, signal: AbortSignal) => {
    const release = await turns.take(signal);
    const link = await connectPeripheral(noble, peripheral, signal, release);
    keep(link);
    const onAbort = () => void link.close();
    signal.addEventListener('abort', onAbort);
    try {
      return await createNobleLink(noble, link, deadlineMs);
    } catch (error) {
      void link.close();
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };

  return {
    connect: async (noble, peripheral, { deadlineMs, signal }) => {
      const device = deviceName(peripheral);
      if (links.has(peripheral.id)) throw appError('device.leased', { device, holder: device });
      const attempt = new AbortController();
      const giveUp = () => attempt.abort(appError('radio.connect-timeout', { device }));
      const forward = () => attempt.abort(signal?.reason);
      const timer = setTimeout(giveUp, deadlineMs);
      attempts.add(attempt);
      signal?.addEventListener('abort', forward);
      if (signal?.aborted) forward();
      try {
        return await open(noble, peripheral, deadlineMs, attempt.signal);
      } finally {
        clearTimeout(timer);
        attempts.delete(attempt);
        signal?.removeEventListener('abort', forward);
      }
    },
    radioGone: (reason) => {
      for (const attempt of [...attempts]) attempt.abort(reason);
      for (const link of [...links.values()]) link.lost();
    },
    close: async () => {
      await Promise.all([...links.values()].map((link) => link.close()));
    },
  };
};
