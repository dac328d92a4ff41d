import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a Modbus TCP device of the test does with one request; `body` begins with the unit. */
export type Answering = (request: { transaction: number; body: Buffer }, socket: Socket) => void;

export interface RawServer extends AsyncDisposable {
  readonly port: number;
  answering(next: Answering): void;
  dropAll(): void;
}

/** A frame with the given transaction and body. */
export const frame = (transaction: number, body: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(6 + body.length);
  bytes.writeUInt16BE(transaction, 0);
  bytes.writeUInt16BE(body.length, 4);
  bytes.set(body, 6);
  return bytes;
};

/** The right answer to FC3 (registers hold their own number), FC6 and FC16. */
export const honest: Answering = ({ transaction, body }, socket) => {
  const [unit = 0, code = 0] = body;
  if (code !== 3) {
    socket.write(frame(transaction, [...body.subarray(0, 6)]));
    return;
  }
  const start = body.readUInt16BE(2);
  const count = body.readUInt16BE(4);
  const words = Array.from({ length: count }, (_, n) => [((start + n) >> 8) & 0xff, (start + n) & 0xff]);
  socket.write(frame(transaction, [unit, code, count * 2, ...words.flat()]));
};

/** A TCP server that speaks just enough Modbus to misbehave on purpose. */
export const startRawServer = async (): Promise<RawServer> => {
  let answer = honest;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let pending = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 6 && pending.length >= 6 + pending.readUInt16BE(4)) {
        const end = 6 + pending.readUInt16BE(4);
        answer({ transaction: pending.readUInt16BE(0), body: pending.subarray(6, end) }, socket);
        pending = pending.subarray(end);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    answering: (next) => {
      answer = next;
    },
    dropAll,
    [Symbol.asyncDispose]: async () => {
      dropAll();
      server.close();
      await once(server, 'close');
    },
  };
};
