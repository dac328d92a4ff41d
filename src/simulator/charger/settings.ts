import { decode, encode, type RawValue, wordsOfRow } from './encoding.ts';
import type { StoredWords } from './factory.ts';
import { pointNamed, type StoredBlockKey } from './registerMap.ts';

/** Settings by name, in raw units, over one set of stored blocks. */
export interface Settings {
  number(name: string): number;
  text(name: string): string;
}

function isStored(key: string): key is StoredBlockKey {
  return key === 'D' || key === 'N' || key === 'O' || key === 'R';
}

function storedPoint(name: string) {
  const { block, row } = pointNamed(name);
  if (!isStored(block.key)) throw new Error(`${name} is not a setting`);
  return { key: block.key, row };
}

export function readSettings(words: () => StoredWords): Settings {
  const read = (name: string): RawValue => {
    const { key, row } = storedPoint(name);
    return decode(row, wordsOfRow(row, words()[key]));
  };
  return {
    number: (name) => Number(read(name)),
    text: (name) => String(read(name)),
  };
}

/** Changes one setting in place; the range is the caller's business. */
export function writeSetting(words: StoredWords, name: string, value: RawValue): void {
  const { key, row } = storedPoint(name);
  encode(row, value).forEach((word, n) => {
    words[key][row.offset + n] = word;
  });
}
