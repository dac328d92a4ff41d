import { crc32, inflateRawSync } from 'node:zlib';

type Refuse = (reason: string) => Error;

interface ZipEntry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** The parts of a zip by name; `read` gives one unpacked, undefined when it is not there. */
export interface ZipParts {
  read(name: string): Buffer | undefined;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const longestComment = 0xffff;
const mostEntries = 2000;

const findEnd = (zip: Buffer, refuse: Refuse): number => {
  const lowest = Math.max(0, zip.length - endBytes - longestComment);
  for (let at = zip.length - endBytes; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) === endMark) return at;
  }
  throw refuse('not a complete .xlsx');
};

const entriesOf = (zip: Buffer, refuse: Refuse): Map<string, ZipEntry> => {
  const end = findEnd(zip, refuse);
  const count = zip.readUInt16LE(end + 10);
  // 0xFFFF stands for "see the 64-bit record": no spreadsheet of 5 MB needs one.
  if (count > mostEntries) throw refuse('too many parts');
  const entries = new Map<string, ZipEntry>();
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > zip.length || zip.readUInt32LE(at) !== entryMark)
      throw refuse('not a complete .xlsx');
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + entryBytes, at + entryBytes + nameBytes);
    if (entries.has(name)) throw refuse('a part is there twice');
    entries.set(name, {
      isEncrypted: zip.readUInt16LE(at + 8) % 2 === 1,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += entryBytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

const unpack = (zip: Buffer, { method, packedBytes, bytes, offset }: ZipEntry, refuse: Refuse): Buffer => {
  if (offset + localBytes > zip.length || zip.readUInt32LE(offset) !== localMark)
    throw refuse('not a complete .xlsx');
  const start = offset + localBytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method === 0 && packed.length === bytes) return packed;
  if (method !== 8) throw refuse('not a complete .xlsx');
  try {
    // A size that lies stops here: nothing is unpacked beyond what was announced.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw refuse('not a complete .xlsx');
  }
};

/** Opens a zip in memory; all parts that are read share `budgetBytes`, refused by their announced sizes first. */
export const openZip = (bytes: Uint8Array, budgetBytes: number, refuse: Refuse): ZipParts => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (zip.length < endBytes) throw refuse('not a complete .xlsx');
  const entries = entriesOf(zip, refuse);
  let left = budgetBytes;
  return {
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted) throw refuse('with a password');
      if (entry.bytes > left) throw refuse(`unpacks to more than ${budgetBytes / 1024 / 1024} MB`);
      left -= entry.bytes;
      const part = unpack(zip, entry, refuse);
      // A flipped bit can unpack well and still be another current.
      if (part.length !== entry.bytes || crc32(part) !== entry.crc) throw refuse('damaged');
      return part;
    },
  };
};

const localHeader = (name: Buffer, data: Buffer): Buffer => {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(localMark, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(crc32(data), 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(data.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
};

const centralHeader = (name: Buffer, data: Buffer, offset: number): Buffer => {
  const header = Buffer.alloc(entryBytes);
  header.writeUInt32LE(entryMark, 0);
  header.writeUInt16LE(20, 4);
  // From "version needed" to the length of the name both headers are the same.
  localHeader(name, data).copy(header, 6, 4, 28);
  header.writeUInt32LE(offset, 42);
  return header;
};

/** A zip of these parts without compression: what the spreadsheet reader is given instead of the stranger's file. */
export const storedZip = (parts: ReadonlyMap<string, Buffer>): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [text, data] of parts) {
    const name = Buffer.from(text, 'utf8');
    locals.push(localHeader(name, data), name, data);
    central.push(centralHeader(name, data, offset), name);
    offset += localBytes + name.length + data.length;
  }
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
};
