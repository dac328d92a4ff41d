import type { DoorWrite } from './deviceDoor.types.ts';
import type { FilePiece } from './deviceSession.types.ts';
import { blockNamed, pointNamed } from './profilePoint.ts';
import type { SessionParts } from './sessionParts.ts';
import { planWrite } from './writeSpans.ts';

const MAX_WORDS = 123;

/** The one write of a piece: offset, length and data, the rest of the data filled with zeros. */
const writeOf = ({ profile, identity }: SessionParts, { offset, bytes }: FilePiece): DoorWrite => {
  const dataBytes = pointNamed(profile, 'file.data').registers * 2;
  const hex = Buffer.from(bytes)
    .toString('hex')
    .padEnd(dataBytes * 2, '0');
  const values = { 'file.offset': offset, 'file.length': bytes.length, 'file.data': hex };
  const limits = { hardwareMax: identity.hardwareMaxA };
  const [span] = planWrite(profile, values, { storage: 'ram', limits, maxWords: MAX_WORDS });
  return { offset: span?.offset ?? 0, words: span?.words ?? [] };
};

/** Checks every piece against the profile, then sends them; a charger refuses each piece behind a gap. */
export const sendFilePieces = async (parts: SessionParts, pieces: readonly FilePiece[]): Promise<void> => {
  const { door, profile, keeper, boots } = parts;
  const row = pieces.map((piece) => writeOf(parts, piece));
  if (row.length === 0) return;
  boots.check();
  const block = blockNamed(profile, pointNamed(profile, 'file.data').place.block);
  await keeper.opened(() => door.writeInRow(block, row));
};
