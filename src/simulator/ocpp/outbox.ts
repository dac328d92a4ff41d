import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import { CallError, type Payload } from './payload.ts';

const mostQueued = 500;

export interface OutboxOptions {
  readonly side: OcppSide;
  /** Undefined while nobody listens. */
  call(): ((action: string, payload: Payload) => Promise<Payload>) | undefined;
  /** The back end has answered a start with the number of its transaction. */
  numbered(transactionId: number): void;
}

/** Messages about transactions: kept in the charger, also over a restart, and sent in order. */
export interface Outbox {
  add(action: string, payload: Payload): void;
  /** Sends until nothing is left or nobody listens. */
  flush(): Promise<void>;
}

/** Stands for the number of a transaction whose start was not answered yet. */
export const numberToCome = (startedAt: string): string => `after ${startedAt}`;

export const createOutbox = ({ side, call, numbered }: OutboxOptions): Outbox => {
  let isSending = false;

  const removeFirst = (): void => {
    side.memory.queue.shift();
    side.remember();
  };
  /** What was begun without a back end gets its number when that answers. */
  const gotNumber = (startedAt: unknown, number: unknown): void => {
    if (typeof number !== 'number') return;
    numbered(number);
    for (const { action, payload } of side.memory.queue)
      if (action !== 'StartTransaction' && payload['transactionId'] === numberToCome(String(startedAt)))
        payload['transactionId'] = number;
  };

  return {
    add: (action, payload) => {
      const { queue } = side.memory;
      queue.push({ action, payload });
      if (queue.length > mostQueued) queue.shift();
      side.remember();
    },
    flush: async () => {
      const send = call();
      if (isSending || send === undefined) return;
      isSending = true;
      try {
        for (let first = side.memory.queue[0]; first !== undefined; first = side.memory.queue[0]) {
          const { action, payload } = first;
          // A number that never came: the start was refused.
          const isLost = typeof payload['transactionId'] === 'string';
          const answer = await send(action, isLost ? { ...payload, transactionId: -1 } : payload);
          removeFirst();
          if (action === 'StartTransaction') gotNumber(payload['timestamp'], answer['transactionId']);
        }
      } catch (error) {
        // Refused for good, and not because nobody was there: it would block everything behind it.
        if (error instanceof CallError && !['Offline', 'Timeout', 'InternalError'].includes(error.code))
          removeFirst();
      } finally {
        isSending = false;
      }
    },
  };
};
