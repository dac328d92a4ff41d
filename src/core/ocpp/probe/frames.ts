import { randomBytes } from 'node:crypto';

/** Kinds of WebSocket frames, RFC 6455, 5.2. */
export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

const maxBytes = 65_536;

/** A frame as a client sends it: whole and masked. */
export const clientFrame = (opcode: number, payload: Buffer): Buffer => {
  const mask = randomBytes(4);
  const { length } = payload;
  const head = length < 126 ? Buffer.alloc(2) : Buffer.alloc(4);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (length < 126 ? length : 126);
  if (length >= 126) head.writeUInt16BE(length, 2);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
};

/** A close frame with its code. */
export const closeFrame = (code: number): Buffer => {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return clientFrame(opcodes.close, payload);
};

/** Takes bytes, answers the whole frames in them; null when it is no WebSocket or more than 64 KiB. */
export const createFrameReader = () => {
  let rest = Buffer.alloc(0);
  const next = (): Frame | 'more' | null => {
    if (rest.length < 2) return 'more';
    const [first = 0, second = 0] = rest;
    if ((first & 0x70) !== 0 || (second & 0x80) !== 0 || (second & 0x7f) === 127) return null;
    const isLong = (second & 0x7f) === 126;
    const start = isLong ? 4 : 2;
    if (rest.length < start) return 'more';
    const length = isLong ? rest.readUInt16BE(2) : second & 0x7f;
    if (rest.length < start + length) return 'more';
    const payload = rest.subarray(start, start + length);
    rest = rest.subarray(start + length);
    return { opcode: first & 0x0f, payload };
  };
  return (chunk: Buffer): readonly Frame[] | null => {
    rest = Buffer.concat([rest, chunk]);
    if (rest.length > maxBytes) return null;
    const frames: Frame[] = [];
    for (let frame = next(); frame !== 'more'; frame = next()) {
      if (frame === null) return null;
      frames.push(frame);
    }
    return frames;
  };
};
