import { once } from 'node:events';
import {
  type AddressInfo,
  connect,
  createServer,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import { createH4Splitter } from '#core/adapters/noble/h4Splitter.ts';

/** A way to a device that counts the requests going through it, whoever sends them. */
export interface CountedWay extends AsyncDisposable {
  count(): number;
  reset(): void;
}

interface Counter {
  requests: number;
  readonly open: Set<Socket>;
  /** Takes the bytes of one connection towards the device. */
  connection(count: () => void): (chunk: Buffer) => void;
}

const ACL_PACKET = 0x02;
const CONTINUATION = 0x1;
const ATT_CHANNEL = 0x0004;
/** MTU, find (2), read by type, read, read blob, read by group, write, prepare, execute (Core, Vol 3 Part F). */
const ATT_REQUESTS = new Set([0x02, 0x04, 0x06, 0x08, 0x0a, 0x0c, 0x10, 0x12, 0x16, 0x18]);

const isAttRequest = (packet: Buffer): boolean =>
  packet[0] === ACL_PACKET &&
  packet.length > 9 &&
  ((packet.readUInt16LE(1) >> 12) & 0x3) !== CONTINUATION &&
  packet.readUInt16LE(7) === ATT_CHANNEL &&
  ATT_REQUESTS.has(packet.readUInt8(9));

const MBAP_PREFIX_BYTES = 6;

const createFrameSplitter = (onFrame: () => void): ((chunk: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= MBAP_PREFIX_BYTES) {
      const length = MBAP_PREFIX_BYTES + rest.readUInt16BE(4);
      if (rest.length < length) return;
      rest = rest.subarray(length);
      onFrame();
    }
  };
};

const serve = (device: NetConnectOpts, counter: Counter): Server =>
  createServer({ noDelay: true }, (host) => {
    const onward = connect(device);
    counter.open.add(host);
    host.once('close', () => counter.open.delete(host));
    const feed = counter.connection(() => (counter.requests += 1));
    host.on('data', feed).pipe(onward).pipe(host);
    for (const [one, other] of [
      [host, onward],
      [onward, host],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });

const wayThrough = (server: Server, counter: Counter): CountedWay => ({
  count: () => counter.requests,
  reset: () => void (counter.requests = 0),
  [Symbol.asyncDispose]: () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of counter.open) socket.destroy();
    }),
});

/** A local socket in `folder` that leads to a practice radio and counts ATT requests. */
export const countAttRequests = async (
  radioPath: string,
  folder: string,
  name: string,
): Promise<CountedWay & { readonly path: string }> => {
  const counter: Counter = {
    requests: 0,
    open: new Set(),
    connection: (count) =>
      createH4Splitter((packet) => {
        if (isAttRequest(packet)) count();
      }),
  };
  const path = join(folder, `${name}.sock`);
  const server = serve({ path: radioPath }, counter).listen(path);
  await once(server, 'listening');
  return { path, ...wayThrough(server, counter) };
};

/** A port of this computer that leads to a Modbus server and counts requests. */
export const countModbusRequests = async (
  host: string,
  port: number,
): Promise<CountedWay & { readonly port: number }> => {
  const counter: Counter = { requests: 0, open: new Set(), connection: createFrameSplitter };
  const server = serve({ host, port, noDelay: true }, counter).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, ...wayThrough(server, counter) };
};
