/** Packet types of the H4 transport (Bluetooth Core, Vol 4 Part A): the first byte of every packet. */
export const h4 = { command: 0x01, aclData: 0x02, event: 0x04 } as const;

const headerBytes = new Map<number, number>([
  [h4.command, 4],
  [h4.aclData, 5],
  [h4.event, 3],
]);

const packetBytes = (buffer: Buffer, header: number): number => {
  switch (buffer[0]) {
    case h4.aclData:
      return header + buffer.readUInt16LE(3);
    case h4.command:
      return header + buffer.readUInt8(3);
    default:
      return header + buffer.readUInt8(2);
  }
};

/**
 * Cuts a byte stream into whole H4 packets. Throws on a packet type it does not know, because the stream cannot be
 * followed any further.
 */
export const createH4Splitter = (onPacket: (packet: Buffer) => void): ((chunk: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length > 0) {
      const header = headerBytes.get(rest.readUInt8(0));
      if (header === undefined) throw new Error(`not an H4 packet type: ${rest.readUInt8(0)}`);
      if (rest.length < header) return;
      const length = packetBytes(rest, header);
      if (rest.length < length) return;
      const packet = rest.subarray(0, length);
      rest = rest.subarray(length);
      onPacket(packet);
    }
  };
};
