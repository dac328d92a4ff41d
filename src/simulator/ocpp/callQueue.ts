import { randomUUID } from 'node:crypto';
import { CallError, type Payload } from './payload.ts';

interface Waiting {
  readonly id: string;
  readonly text: string;
  settle(answer: Payload | CallError): void;
}

/** Our own calls, one at a time and in order: the next leaves when the one before it is answered. */
export interface CallQueue {
  /** Rejects with `CallError`, also when no answer comes in time or the queue ends. */
  call(action: string, payload: Payload): Promise<Payload>;
  /** The answer to the call with this id; another is not waited for, and nothing happens. */
  settle(id: string, answer: Payload | CallError): void;
  /** Everything that waits is over. */
  end(): void;
}

export const createCallQueue = (timeoutMs: number, send: (text: string) => void): CallQueue => {
  const queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const sendFirst = (): void => {
    const [first] = queue;
    if (first === undefined) return;
    timer = setTimeout(() => settle(first.id, new CallError('Timeout')), timeoutMs);
    send(first.text);
  };
  const settle = (id: string, answer: Payload | CallError): void => {
    if (queue[0]?.id !== id) return;
    clearTimeout(timer);
    queue.shift()?.settle(answer);
    sendFirst();
  };

  return {
    call: (action, payload) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new CallError('Offline'));
        const id = randomUUID();
        const text = JSON.stringify([2, id, action, payload]);
        queue.push({
          id,
          text,
          settle: (answer) => (answer instanceof CallError ? reject(answer) : resolve(answer)),
        });
        if (queue.length === 1) sendFirst();
      }),
    settle,
    end: () => {
      isOver = true;
      clearTimeout(timer);
      for (const { settle: end } of queue.splice(0)) end(new CallError('Offline'));
    },
  };
};
