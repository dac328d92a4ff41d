import { createServer, type Socket } from 'node:net';
import { createAir } from './air.ts';
import { createController } from './controller.ts';
import { createH4Splitter } from './h4.ts';
import { createConditionsTable, type LinkConditions } from './linkConditions.ts';
import { createRandom } from './random.ts';

export interface RadioOptions {
  /** Unix domain socket, or a named pipe on Windows. */
  readonly path: string;
  /** Jitter, loss and fresh addresses repeat with the same seed. Default 1. */
  readonly seed?: number;
}

export interface Radio {
  readonly path: string;
  /** Changes the air between everybody and one peripheral; what is not named stays. */
  setLink(address: string, change: Partial<LinkConditions>): void;
  /** Cuts the live link of one peripheral, as a supervision time-out on both sides. */
  dropLink(address: string): void;
  /** The same behind so many more packets, in either direction; undefined takes that back. */
  dropLinkAfter(address: string, packets: number | undefined): void;
  close(): Promise<void>;
}

/**
 * A virtual air behind a local socket. Every connection to the socket is one participant with an LE controller of
 * its own that speaks HCI in H4 form; its address is fresh unless the participant writes one (vendor command 0xFC01).
 */
export const serveRadio = async ({ path, seed = 1 }: RadioOptions): Promise<Radio> => {
  const random = createRandom(seed);
  const air = createAir(createConditionsTable(random), random);
  const sockets = new Set<Socket>();
  const freshAddress = () =>
    Array.from({ length: 6 }, () =>
      Math.floor(random() * 256)
        .toString(16)
        .padStart(2, '0'),
    ).join(':');

  const server = createServer((socket) => {
    const controller = createController(air, freshAddress(), (packet) => {
      if (socket.writable) socket.write(packet);
    });
    const split = createH4Splitter(controller.receive);
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => {
      try {
        split(chunk);
      } catch (error) {
        // A participant that does not speak H4 is shown the door; the others go on.
        socket.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      controller.close();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });

  const lower = (address: string) => address.toLowerCase();
  return {
    path,
    setLink: (address, change) => air.change(lower(address), change),
    dropLink: (address) => air.cut(lower(address)),
    dropLinkAfter: (address, packets) => air.cutAfter(lower(address), packets),
    close: () =>
      new Promise((resolve) => {
        air.close();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
