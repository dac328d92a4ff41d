/** Bytes of header per H4 packet type, and where its length stands (Bluetooth Core, Vol 4 Part A). */
const packetBytes = (buffer: Buffer): number | undefined => {
  switch (buffer[0]) {
    case 0x01:
      return buffer.length < 4 ? undefined : 4 + buffer.readUInt8(3);
    case 0x02:
      return buffer.length < 5 ? undefined : 5 + buffer.readUInt16LE(3);
    case 0x04:
      return buffer.length < 3 ? undefined : 3 + buffer.readUInt8(2);
    default:
      throw new Error('the radio does not speak H4');
  }
};

/** Cuts a byte stream into whole H4 packets; throws when it is something else. */
export const createH4Splitter = (onPacket: (packet: Buffer) => void): ((chunk: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length > 0) {
      const length = packetBytes(rest);
      if (length === undefined || rest.length < length) return;
      const packet = rest.subarray(0, length);
      rest = rest.subarray(length);
      onPacket(packet);
    }
  };
};
