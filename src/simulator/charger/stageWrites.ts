import { capability } from './capability.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { type PointWrite, splitIntoPoints } from './pointWrites.ts';
import { blocks, type StoredBlockKey } from './registerMap.ts';
import { isAcceptable } from './validate.ts';
import type { Visit } from './visit.ts';

const forgetSecret = 0xffff;
const ocpp201 = 32;

/** Some values need a firmware that has them. */
function isKnown({ row, value }: PointWrite, { store }: Pick<Parts, 'store'>): boolean {
  const { capabilities } = store.state.firmware.running;
  return row.name !== 'ocpp.mode' || value !== ocpp201 || ((capabilities >>> capability.ocpp201) & 1) === 1;
}

function mergeSecret({ words }: PointWrite, kept: readonly number[]): readonly number[] {
  if (words[0] === forgetSecret) return words.map(() => 0);
  return words.every((word) => word === 0) ? kept : words;
}

/** Writes registers of D, N, O or R into the staging of this connection. */
export function stageWrite(
  parts: Pick<Parts, 'store' | 'options'>,
  visit: Visit,
  write: {
    readonly key: StoredBlockKey;
    readonly from: number;
    readonly words: readonly number[];
    readonly single: boolean;
  },
): Outcome {
  const block = blocks[write.key];
  const before = visit.staging.staged(write.key) ?? parts.store.state.words[write.key];
  const points = splitIntoPoints({ ...write, block, before, skipsReadOnly: !write.single });
  if ('kind' in points) return points;
  if (points.length === 0) return refuse('address', block.start + write.from);
  const hardwareMa = parts.options.model.hardwareMaxA * 1000;
  for (const point of points) {
    if (point.row.access === 'w' && point.words[0] === forgetSecret) continue;
    if (!isAcceptable(point.row, point.words, hardwareMa) || !isKnown(point, parts)) {
      return refuse('value', block.start + point.row.offset);
    }
  }
  const staged = visit.staging.edit(write.key, parts.store.state.words[write.key]);
  for (const point of points) {
    const { offset, words: length, access } = point.row;
    const kept = staged.slice(offset, offset + length);
    const words = access === 'w' ? mergeSecret(point, kept) : point.words;
    words.forEach((word, n) => {
      staged[offset + n] = word;
    });
  }
  return done;
}
