import { EventEmitter } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { createH4Splitter, h4 } from './h4.ts';
import { command } from './hciCodes.ts';
import { addressBytes } from './hciEvents.ts';

export interface H4Host {
  /** Constructor with the interface of `@abandonware/bluetooth-hci-socket`. */
  readonly HciSocket: new () => EventEmitter;
  /** Resolves when the socket is closed, whoever closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

const writeAddress = (address: string) =>
  Buffer.concat([
    Buffer.from([h4.command, command.writeBdAddr & 0xff, command.writeBdAddr >> 8, 6]),
    addressBytes(address),
  ]);

/** Stands in for the driver's HCI socket: H4 packets over the radio's local socket, under a chosen address. */
export const createH4Host = (path: string, address: string): H4Host => {
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
    opened.write(writeAddress(address));
    return 0;
  };
  // The driver calls this with `new`; a function that returns an object hands out that object.
  function HciSocket() {
    const emitter = new EventEmitter();
    return Object.assign(emitter, {
      bindRaw: () => open(emitter),
      bindUser: () => open(emitter),
      bindControl: () => 0,
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
