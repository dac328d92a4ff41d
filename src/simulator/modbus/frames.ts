const HEADER_BYTES = 6;
/** The Modbus TCP specification's largest unit id + request: 254 bytes. */
const MAX_BODY_BYTES = 254;

/** Collects a TCP stream into whole Modbus frames; answers undefined once the stream is not Modbus TCP. */
export const createFrameSplitter = () => {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): Buffer[] | undefined => {
    pending = Buffer.concat([pending, chunk]);
    const frames: Buffer[] = [];
    while (pending.length >= HEADER_BYTES) {
      const bodyBytes = pending.readUInt16BE(4);
      if (pending.readUInt16BE(2) !== 0 || bodyBytes < 2 || bodyBytes > MAX_BODY_BYTES) return undefined;
      if (pending.length < HEADER_BYTES + bodyBytes) break;
      frames.push(pending.subarray(0, HEADER_BYTES + bodyBytes));
      pending = pending.subarray(HEADER_BYTES + bodyBytes);
    }
    return frames;
  };
};

/** The exception answer to a whole request frame. */
export const exceptionFrame = (request: Buffer, exception: number): Buffer => {
  const frame = Buffer.alloc(HEADER_BYTES + 3);
  request.copy(frame, 0, 0, 2);
  frame.writeUInt16BE(3, 4);
  frame.writeUInt8(request.readUInt8(6), 6);
  frame.writeUInt8(request.readUInt8(7) | 0x80, 7);
  frame.writeUInt8(exception, 8);
  return frame;
};
