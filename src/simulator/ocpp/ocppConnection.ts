import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import { createBackOff } from './backOff.ts';
import { ocppStatus } from './bootSequence.ts';
import type { OcppHabits } from './habits.ts';
import { createMessages, type Messages } from './messages.ts';
import { type OcppSocket, openSocket } from './openSocket.ts';
import type { Payload } from './payload.ts';

const answerMs = 30_000;

export interface ConnectionOptions {
  readonly side: OcppSide;
  habits(): OcppHabits;
  nowMs(): number;
  answer(action: string, payload: Payload): Payload;
  answered(): void;
  opened(): void;
  /** Also after the last wait: another attempt may be made. */
  ended(): void;
}

/** One connection at a time, with growing waits between the attempts. */
export interface OcppConnection {
  /** Connects unless it is, or still waits. */
  ensure(): void;
  drop(): void;
  isOpen(): boolean;
  /** What was refused is forgotten: the next wait is a short one. */
  wasAccepted(): void;
  call(action: string, payload: Payload): Promise<Payload>;
}

interface Own {
  readonly socket: OcppSocket;
  readonly messages: Messages;
  isOpen: boolean;
}

export function createOcppConnection(options: ConnectionOptions): OcppConnection {
  const { side } = options;
  const backOff = createBackOff(side.speed);
  let current: Own | undefined;
  let isWaiting = false;

  const drop = (): void => {
    const old = current;
    current = undefined;
    old?.messages.end();
    old?.socket.close();
  };
  const failed = (why: 'tls' | 'other'): void => {
    drop();
    if (side.settings().isOn) side.setStatus(why === 'tls' ? ocppStatus.tlsError : ocppStatus.connecting);
    isWaiting = true;
    side.after(backOff.nextMs(options.habits()), () => {
      isWaiting = false;
      options.ended();
    });
    options.ended();
  };
  const connect = (): void => {
    let own: Own | undefined;
    const socket = openSocket(side, options.nowMs(), options.habits(), {
      onOpen: () => {
        if (own === undefined || own !== current) return;
        own.isOpen = true;
        options.opened();
      },
      onMessage: (text) => {
        if (own === current) own?.messages.receive(text);
      },
      onEnd: (why) => {
        if (own !== undefined && own === current) failed(why);
      },
    });
    if (typeof socket === 'string') return failed(socket);
    const { answer, answered } = options;
    const messages = createMessages({ timeoutMs: answerMs, send: socket.send, answer, answered });
    own = { socket, messages, isOpen: false };
    current = own;
  };

  return {
    ensure: () => {
      if (current === undefined && !isWaiting) connect();
    },
    drop,
    isOpen: () => current?.isOpen === true,
    wasAccepted: backOff.reset,
    call: (action, payload) =>
      current?.isOpen === true
        ? current.messages.call(action, payload)
        : Promise.reject(new Error('not connected')),
  };
}
