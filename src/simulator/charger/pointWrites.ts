import { decode, type RawValue } from './encoding.ts';
import type { PointRow } from './map/rows.ts';
import { type Refusal, refuse } from './outcome.ts';
import type { BlockSpec } from './registerMap.ts';

/** One point inside a write: its registers, those before and after the written part included. */
export interface PointWrite {
  readonly row: PointRow;
  readonly words: readonly number[];
  readonly value: RawValue;
}

interface WriteRange {
  readonly block: BlockSpec;
  /** Offset of the first written register in the block. */
  readonly from: number;
  readonly words: readonly number[];
  /** The block as it is before: what a partly written text is completed from. */
  readonly before: readonly number[];
  /** Settings blocks may be written as a whole, over their read-only registers. */
  readonly skipsReadOnly: boolean;
}

function mustBeWhole(row: PointRow): boolean {
  return row.access === 'w' || row.type === 'u32' || row.type === 's32';
}

function firstReserved({ block, from, words }: WriteRange): number | undefined {
  const isPoint = new Set(
    block.rows.flatMap((row) => Array.from({ length: row.words }, (_, n) => row.offset + n)),
  );
  const at = words.findIndex((word, n) => word !== 0 && !isPoint.has(from + n));
  return at === -1 ? undefined : block.start + from + at;
}

/** Splits written registers into points; refuses halves, read-only points and reserved registers that are not 0. */
export function splitIntoPoints(range: WriteRange): readonly PointWrite[] | Refusal {
  const { block, from, words, before } = range;
  const end = from + words.length;
  const writes: PointWrite[] = [];
  for (const row of block.rows) {
    const rowEnd = row.offset + row.words;
    if (rowEnd <= from || row.offset >= end) continue;
    const isWhole = row.offset >= from && rowEnd <= end;
    const firstRegister = block.start + Math.max(row.offset, from);
    if (!isWhole && mustBeWhole(row)) return refuse('address', firstRegister);
    if (row.access === 'r') {
      if (range.skipsReadOnly) continue;
      return refuse('address', firstRegister);
    }
    const value = Array.from({ length: row.words }, (_, n) => {
      const at = row.offset + n;
      return (at >= from && at < end ? words[at - from] : before[at]) ?? 0;
    });
    writes.push({ row, words: value, value: decode(row, value) });
  }
  const reserved = firstReserved(range);
  if (reserved !== undefined) return refuse('value', reserved);
  return writes;
}
