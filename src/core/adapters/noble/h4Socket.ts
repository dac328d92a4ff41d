import { EventEmitter } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { createH4Splitter } from './h4Splitter.ts';

export interface H4Host {
  /** Constructor with the interface of `@abandonware/bluetooth-hci-socket`. */
  readonly HciSocket: new () => EventEmitter;
  /** Resolves when the socket is closed, whoever closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Stands in for the driver's HCI socket: H4 packets over the local socket of a practice radio. */
export const createH4Host = (path: string): H4Host => {
  let socket: Socket | undefined;
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();

  const open = (emitter: EventEmitter) => {
    const opened = createConnection(path);
    socket = opened;
    const split = createH4Splitter((packet) => emitter.emit('data', packet));
    opened.on('data', (chunk: Buffer) => {
      try {
        split(chunk);
      } catch (error) {
        opened.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    opened.on('error', () => opened.destroy());
    opened.on('close', () => onClosed());
    return 0;
  };
  // The driver calls this with `new`; a function that returns an object hands out that object.
  function HciSocket() {
    const emitter = new EventEmitter();
    return Object.assign(emitter, {
      bindRaw: () => open(emitter),
      bindUser: () => open(emitter),
      start: () => undefined,
      stop: () => undefined,
      setFilter: () => undefined,
      isDevUp: () => true,
      write: (packet: Buffer) => {
        if (socket?.writable) socket.write(packet);
      },
    });
  }
  return {
    HciSocket: HciSocket as unknown as new () => EventEmitter,
    closed,
    close: () => {
      if (socket) socket.destroy();
      else onClosed();
    },
  };
};
