import type { ModbusSession } from '#simulator/charger/virtualCharger.types.ts';
import type { CutPlace } from '#simulator/modbus/linkCut.ts';
import { type ModbusDoor, openModbusDoor } from '#simulator/modbus/modbusDoor.ts';
import type { ModbusFaults } from '#simulator/modbus/modbusFaults.ts';

const RETRY_MS = 1000;

interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ModbusPortOptions {
  /** Where the port has to be open at this moment. */
  wanted(): Address | undefined;
  newSession(): ModbusSession;
  faults(): ModbusFaults;
  delayMs(): number;
  nextCut?(): CutPlace | undefined;
  say(text: string): void;
}

/** The Modbus port of a charger, opened, moved and closed as it is wanted. */
export interface ModbusPort {
  /** Looks again at what is wanted; resolves when it is so, or could not be done. */
  follow(): Promise<void>;
  dropLinks(): void;
  dropMuteLinks(): void;
  close(): Promise<void>;
}

// The practice network; anything else is as unreachable as an address in a wrong subnet.
const isInPracticeNetwork = (host: string): boolean => /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/** Keeps one port at the address that is wanted, and tries again each second while it cannot be bound. */
export const createModbusPort = (options: ModbusPortOptions): ModbusPort => {
  let open: { readonly at: Address; readonly door: ModbusDoor } | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;
  let complaint = '';
  let queue = Promise.resolve();

  const target = (): Address | undefined => {
    const address = isClosed ? undefined : options.wanted();
    return address !== undefined && isInPracticeNetwork(address.host) ? address : undefined;
  };

  const step = async (): Promise<void> => {
    clearTimeout(retry);
    const wanted = target();
    if (open !== undefined && open.at.host === wanted?.host && open.at.port === wanted.port) return;
    const previous = open;
    open = undefined;
    await previous?.door.close();
    if (wanted === undefined) return;
    try {
      open = { at: wanted, door: await openModbusDoor({ ...options, ...wanted }) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'cannot be opened';
      // Once per reason, not once per attempt.
      if (reason !== complaint) options.say(`modbus: ${reason}`);
      complaint = reason;
      retry = setTimeout(() => void follow(), RETRY_MS);
    }
  };

  const follow = (): Promise<void> => {
    queue = queue.then(step);
    return queue;
  };

  return {
    follow,
    dropLinks: () => open?.door.dropLinks(),
    dropMuteLinks: () => open?.door.dropMuteLinks(),
    close: () => {
      isClosed = true;
      return follow();
    },
  };
};
