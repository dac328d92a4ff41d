import { decode, unavailable, wordsOfRow } from './encoding.ts';
import type { StoredWords } from './factory.ts';
import { hasSecret } from './images/stored.ts';
import type { PointRow } from './map/rows.ts';
import { type BlockKey, blocks } from './registerMap.ts';
import type { Truth } from './virtualCharger.types.ts';

/** Any number is meant as it is, none says "unavailable". */
const alwaysThere = new Set([
  'control.heartbeat',
  'command.argument',
  'commit.generation',
  'commit.confirm',
  'modbus.port',
  'loadBalancing.meterPort',
  'loadBalancing.meterProfile',
]);

function inUnits(row: PointRow, words: readonly number[]): number | string | null {
  const raw = decode(row, words);
  if (typeof raw === 'string') return raw;
  if (raw === unavailable(row.type) && !alwaysThere.has(row.name)) return null;
  // The digit tells PWM or not; the letter is the point.
  if (row.name === 'state.cp') return raw >> 4;
  const decimals = row.scale >= 1 ? 0 : Math.round(-Math.log10(row.scale));
  return Number((raw * row.scale).toFixed(decimals));
}

const keys: readonly BlockKey[] = ['A', 'B', 'C', 'D', 'N', 'O', 'R', 'H', 'F'];

/** Every point of the map in its unit, from the images of the blocks. */
export function truthOf(image: (key: BlockKey) => readonly number[], stored: StoredWords): Truth {
  const truth: Record<string, number | string | boolean | null> = {};
  for (const key of keys) {
    const words = image(key);
    for (const row of blocks[key].rows) {
      // What was sent of a file is not told again, and it is no secret that could be stored.
      if (row.name === 'file.data') continue;
      truth[row.name] =
        row.access === 'w' ? hasSecret(stored, row.name) : inUnits(row, wordsOfRow(row, words));
    }
  }
  return truth;
}
