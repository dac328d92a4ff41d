import type { LinkEnd } from './airLink.ts';

interface Waiting {
  readonly to: LinkEnd;
  readonly from: LinkEnd;
  readonly isContinuation: boolean;
  readonly payload: Buffer;
}

/** Packets that wait for the next connection event that is heard. */
export interface PacketQueue {
  isEmpty(): boolean;
  add(packet: Waiting): void;
  /** Hands over what waited, up to a last packet (then true); what is added meanwhile waits for the next time. */
  deliver(isLast: () => boolean): boolean;
  clear(): void;
}

export const createPacketQueue = (): PacketQueue => {
  let waiting: Waiting[] = [];
  return {
    isEmpty: () => waiting.length === 0,
    add: (packet) => void waiting.push(packet),
    deliver: (isLast) => {
      const heard = waiting;
      waiting = [];
      for (const { to, from, isContinuation, payload } of heard) {
        to.receive(isContinuation, payload);
        from.sent(1);
        if (isLast()) return true;
      }
      return false;
    },
    clear: () => {
      waiting = [];
    },
  };
};
