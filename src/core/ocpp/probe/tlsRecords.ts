import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** What the server said below the encryption: it tells causes apart without the texts of any TLS library. */
export interface TlsRecords {
  /** The first bytes were no TLS at all. */
  isForeign(): boolean;
  /** Records of the handshake that came in the clear. */
  handshakes(): number;
  /** Number of the alert that came in the clear (RFC 8446, 6); null = none. */
  alert(): number | null;
}

const types = { first: 20, last: 23, handshake: 22, alert: 21 } as const;
const headerBytes = 5;

const createRecords = (): TlsRecords & { see(chunk: Buffer): void } => {
  let rest = Buffer.alloc(0);
  let isForeign = false;
  let isOver = false;
  let handshakes = 0;
  let alert: number | null = null;
  const next = (): boolean => {
    const type = rest[0] ?? 0;
    if (type < types.first || type > types.last || (rest[1] ?? 3) !== 3) {
      isForeign = handshakes === 0;
      isOver = true;
      return false;
    }
    if (rest.length < headerBytes) return false;
    const end = headerBytes + rest.readUInt16BE(3);
    if (rest.length < end) return false;
    if (type === types.handshake) handshakes += 1;
    if (type === types.alert && end === headerBytes + 2) alert = rest[headerBytes + 1] ?? null;
    // From here on everything is encrypted.
    if (type === types.last) isOver = true;
    rest = rest.subarray(end);
    return rest.length > 0 && !isOver;
  };
  return {
    isForeign: () => isForeign,
    handshakes: () => handshakes,
    alert: () => alert,
    see(chunk) {
      if (isOver) return;
      rest = Buffer.concat([rest, chunk]);
      while (next());
    },
  };
};

/** The connection as a stream whose incoming records are looked at in passing. */
export const watchRecords = (socket: Socket): { readonly stream: Duplex; readonly records: TlsRecords } => {
  const records = createRecords();
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    records.see(chunk);
    if (!stream.push(chunk)) socket.pause();
  });
  socket.on('end', () => stream.push(null));
  socket.on('error', (error) => stream.destroy(error));
  socket.on('close', () => stream.destroy());
  return { stream, records };
};
