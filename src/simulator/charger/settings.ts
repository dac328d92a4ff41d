import { decode, encode, type RawValue, wordsOfRow } from './encoding.ts';
import type { StoredWords } from './factory.ts';
import { blocks, pointNamed, type StoredBlockKey, storedKeys } from './registerMap.ts';

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

/** Whether a name is one of the stored settings that can be written. */
export function isSetting(name: string): boolean {
  return storedKeys.some((key) => blocks[key].rows.some((row) => row.name === name && row.access !== 'r'));
}

/** Changes settings in place: numbers in units, texts as they are. */
export function writeSettingsInUnits(words: StoredWords, values: Readonly<Record<string, RawValue>>): void {
  for (const [name, value] of Object.entries(values)) {
    const { scale } = storedPoint(name).row;
    writeSetting(words, name, typeof value === 'number' ? Math.round(value / scale) : value);
  }
}
