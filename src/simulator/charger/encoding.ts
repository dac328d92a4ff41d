import type { PointRow, PointType } from './map/rows.ts';
import type { BlockSpec } from './registerMap.ts';

/** A raw value: a number for u16, s16, u32, s32; text for strings; hex digits for raw. */
export type RawValue = number | string;

/** What a number reads when there is nothing to tell. */
export function unavailable(type: PointType): RawValue {
  switch (type) {
    case 'u16':
      return 0xffff;
    case 's16':
      return -0x8000;
    case 'u32':
      return 0xffffffff;
    case 's32':
      return -0x80000000;
    default:
      return '';
  }
}

function bytesToWords(bytes: Uint8Array, words: number): number[] {
  return Array.from({ length: words }, (_, n) => ((bytes[2 * n] ?? 0) << 8) | (bytes[2 * n + 1] ?? 0));
}

/** Big-endian bytes of registers. */
export function wordsToBuffer(words: readonly number[]): Buffer {
  const buffer = Buffer.alloc(words.length * 2);
  words.forEach((word, n) => buffer.writeUInt16BE(word & 0xffff, 2 * n));
  return buffer;
}

export function bufferToWords(buffer: Uint8Array): number[] {
  return bytesToWords(buffer, buffer.length / 2);
}

export function encode(row: PointRow, value: RawValue): number[] {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value, row.type.startsWith('raw') ? 'hex' : 'utf8');
    return bytesToWords(bytes, row.words);
  }
  if (row.words === 1) return [value & 0xffff];
  return [Math.floor(value / 0x10000) & 0xffff, value & 0xffff];
}

export function decode(row: PointRow, words: readonly number[]): RawValue {
  const high = words[0] ?? 0;
  switch (row.type) {
    case 'u16':
      return high;
    case 's16':
      return high >= 0x8000 ? high - 0x10000 : high;
    case 'u32':
      return high * 0x10000 + (words[1] ?? 0);
    case 's32':
      return ((high << 16) | (words[1] ?? 0)) >> 0;
    default: {
      const buffer = wordsToBuffer(words);
      if (row.type.startsWith('raw')) return buffer.toString('hex');
      return buffer.toString('utf8').replace(/\0+$/, '');
    }
  }
}

/** The registers of one point inside the registers of its block. */
export function wordsOfRow(row: PointRow, blockWords: readonly number[]): number[] {
  return blockWords.slice(row.offset, row.offset + row.words);
}

/** A whole block from values by point name; a point without a value reads unavailable, reserved registers read 0. */
export function encodeBlock(
  block: Pick<BlockSpec, 'length' | 'rows'>,
  values: Readonly<Record<string, RawValue>>,
): number[] {
  const words = new Array<number>(block.length).fill(0);
  for (const row of block.rows) {
    const encoded = encode(row, values[row.name] ?? unavailable(row.type));
    encoded.forEach((word, n) => {
      words[row.offset + n] = word;
    });
  }
  return words;
}
