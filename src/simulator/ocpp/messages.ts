import { createCallQueue } from './callQueue.ts';
import { CallError, isPayload, type Payload } from './payload.ts';

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

export function createMessages(options: MessagesOptions): Messages {
  const calls = createCallQueue(options.timeoutMs, options.send);

  const answerCall = (id: string, action: string, payload: unknown): void => {
    let message: unknown[];
    try {
      if (!isPayload(payload)) throw new CallError('FormationViolation');
      message = [3, id, options.answer(action, payload)];
    } catch (error) {
      const { code, message: text } = error instanceof CallError ? error : new CallError('InternalError');
      message = [4, id, code, text, {}];
    }
    options.send(JSON.stringify(message));
    options.answered();
  };

  return {
    call: calls.call,
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
      else if (type === 3) calls.settle(id, isPayload(third) ? third : {});
      else if (type === 4) calls.settle(id, new CallError(String(third), String(fourth)));
    },
    end: calls.end,
  };
}
