import { randomUUID } from 'node:crypto';

export type Payload = Record<string, unknown>;

/** An error answer of OCPP-J 1.6. */
export class CallError extends Error {
  readonly code: string;

  constructor(code: string, description = '') {
    super(description);
    this.code = code;
  }
}

/** Calls and their answers over one connection: one of our calls at a time, in order. */
export interface Messages {
  /** Rejects with `CallError`, also when no answer comes or the connection ends. */
  call(action: string, payload: Payload): Promise<Payload>;
  receive(text: string): void;
  /** Everything that waits is over. */
  end(): void;
}

export interface MessagesOptions {
  readonly timeoutMs: number;
  send(text: string): void;
  answer(action: string, payload: Payload): Payload;
  /** Called behind the answer to a call of the other side. */
  answered(): void;
}

interface Waiting {
  readonly id: string;
  readonly text: string;
  settle(answer: Payload | CallError): void;
}

const isRecord = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function createMessages(options: MessagesOptions): Messages {
  const queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const sendFirst = (): void => {
    const [first] = queue;
    if (first === undefined) return;
    timer = setTimeout(() => settle(first.id, new CallError('Timeout')), options.timeoutMs);
    options.send(first.text);
  };
  const settle = (id: string, answer: Payload | CallError): void => {
    if (queue[0]?.id !== id) return;
    clearTimeout(timer);
    queue.shift()?.settle(answer);
    sendFirst();
  };
  const answerCall = (id: string, action: string, payload: unknown): void => {
    let message: unknown[];
    try {
      if (!isRecord(payload)) throw new CallError('FormationViolation');
      message = [3, id, options.answer(action, payload)];
    } catch (error) {
      const { code, message: text } = error instanceof CallError ? error : new CallError('InternalError');
      message = [4, id, code, text, {}];
    }
    options.send(JSON.stringify(message));
    options.answered();
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
    receive: (text) => {
      let message: unknown;
      try {
        message = JSON.parse(text);
      } catch {
        return;
      }
      if (!Array.isArray(message)) return;
      const [type, id, third, fourth]: unknown[] = message;
      if (typeof id !== 'string') return;
      if (type === 2 && typeof third === 'string') answerCall(id, third, fourth);
      else if (type === 3) settle(id, isRecord(third) ? third : {});
      else if (type === 4) settle(id, new CallError(String(third), String(fourth)));
    },
    end: () => {
      isOver = true;
      clearTimeout(timer);
      for (const { settle: end } of queue.splice(0)) end(new CallError('Offline'));
    },
  };
}
