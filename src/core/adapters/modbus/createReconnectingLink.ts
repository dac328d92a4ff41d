import type { Clock } from '#core/ports/clock.ts';
import type { ModbusConnector, ModbusLink, ModbusTarget } from '#core/ports/modbusLink.ts';
import { appError } from '#shared/errors/appError.ts';

const BACK_OFF_MS = [1000, 2000, 5000, 10_000, 30_000] as const;
const LONGEST_BACK_OFF_MS = 30_000;
const CONNECT_DEADLINE_MS = 3000;

export type LinkHealth =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly retryInMs: number };

/** A link that comes back by itself; while it is away every request is `device.link-lost` at once. */
export interface ReconnectingLink extends ModbusLink {
  health(): LinkHealth;
  onHealth(listener: (health: LinkHealth) => void): () => void;
}

/** Keeps a connection to one device with waits of 1, 2, 5, 10 and then 30 s of device time between attempts. */
export const createReconnectingLink = (
  connector: ModbusConnector,
  target: ModbusTarget,
  clock: Clock,
): ReconnectingLink => {
  const stop = new AbortController();
  const healthListeners = new Set<(health: LinkHealth) => void>();
  const closedListeners = new Set<(end: { readonly wanted: boolean }) => void>();
  let health: LinkHealth = { kind: 'connecting' };
  let link: ModbusLink | undefined;

  const tell = (next: LinkHealth): void => {
    health = next;
    for (const listener of healthListeners) listener(next);
  };

  const connectOnce = async (): Promise<boolean> => {
    tell({ kind: 'connecting' });
    try {
      const options = { deadlineMs: CONNECT_DEADLINE_MS, signal: stop.signal };
      const fresh = await connector.connect(target, options);
      const ended = new Promise<void>((resolve) => void fresh.onClosed(() => resolve()));
      link = fresh;
      if (stop.signal.aborted) await fresh.close();
      tell({ kind: 'connected' });
      await ended;
      return true;
    } catch {
      return false;
    } finally {
      link = undefined;
    }
  };

  const keepConnected = async (): Promise<void> => {
    let attempt = 0;
    while (!stop.signal.aborted) {
      attempt = (await connectOnce()) ? 0 : attempt;
      if (stop.signal.aborted) return;
      const retryInMs = BACK_OFF_MS[attempt] ?? LONGEST_BACK_OFF_MS;
      attempt += 1;
      tell({ kind: 'waiting', retryInMs });
      await clock.sleep(retryInMs, stop.signal).catch(() => undefined);
    }
  };

  const running = keepConnected();
  const current = (): ModbusLink => {
    if (link === undefined) throw appError('device.link-lost', { device: `${target.host}:${target.port}` });
    return link;
  };
  return {
    target,
    isOpen: () => link?.isOpen() ?? false,
    health: () => health,
    onHealth: (listener) => {
      healthListeners.add(listener);
      return () => void healthListeners.delete(listener);
    },
    readHolding: async (register, count) => current().readHolding(register, count),
    writeRegister: async (register, value) => current().writeRegister(register, value),
    writeRegisters: async (register, values) => current().writeRegisters(register, values),
    onClosed: (listener) => {
      closedListeners.add(listener);
      return () => void closedListeners.delete(listener);
    },
    close: async () => {
      if (stop.signal.aborted) return;
      stop.abort();
      await link?.close();
      await running;
      for (const listener of closedListeners) listener({ wanted: true });
    },
  };
};
