import { wordsToBuffer } from '#simulator/charger/encoding.ts';
import { done, type Outcome, refuse } from '#simulator/charger/outcome.ts';
import { splitIntoPoints } from '#simulator/charger/pointWrites.ts';
import { blocks, pointNamed, registerOf } from '#simulator/charger/registerMap.ts';
import { isAcceptable } from '#simulator/charger/validate.ts';
import { fileImage } from './fileImage.ts';
import type { FileAnnouncement, FileTransfer } from './transfer.types.ts';

const block = blocks.F;
const chunkFrom = pointNamed('file.offset').row.offset;
const dataWords = pointNamed('file.data').row.words;
const headWords = 3;
/** No point of block F is a current. */
const anyCurrentMa = 0xffff;

/** One piece of a file: offset, length and data together in one write. */
function addChunk(files: FileTransfer, words: readonly number[]): Outcome {
  const [high = 0, low = 0, length = 0] = words;
  const data = wordsToBuffer(words.slice(headWords));
  const isEnough =
    words.length > headWords && length >= 1 && length <= data.length && length <= 2 * dataWords;
  if (!isEnough) return refuse('value', registerOf('file.length'));
  if (data.subarray(length).some((byte) => byte !== 0)) return refuse('value', registerOf('file.data'));
  return files.add({ offset: high * 0x10000 + low, bytes: data.subarray(0, length) });
}

function announce(files: FileTransfer, change: Partial<FileAnnouncement>): Outcome {
  return Object.keys(change).length === 0 ? done : files.announce(change);
}

/** A write to block F; `from` = offset in the block. */
export function writeFile(files: FileTransfer, from: number, words: readonly number[]): Outcome {
  if (from === chunkFrom) return addChunk(files, words);
  // The registers of a piece mean something only together.
  if (from + words.length > chunkFrom) return refuse('address', block.start + Math.max(from, chunkFrom));
  const points = splitIntoPoints({ block, from, words, before: fileImage(files), skipsReadOnly: false });
  if ('kind' in points) return points;
  const wrong = points.find((point) => !isAcceptable(point.row, point.words, anyCurrentMa));
  if (wrong !== undefined) return refuse('value', block.start + wrong.row.offset);
  const values = new Map(points.map(({ row, value }) => [row.name, value]));
  const [kind, size, sha256] = ['file.kind', 'file.size', 'file.sha256'].map((name) => values.get(name));
  const outcome = announce(files, {
    ...(kind === undefined ? {} : { kind: Number(kind) }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(sha256 === undefined ? {} : { sha256: String(sha256) }),
  });
  if (outcome.kind === 'refused') return outcome;
  return files.command(Number(values.get('file.command') ?? 0));
}
