import { done, type Outcome, type Refusal, refuse } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { registerOf } from '#simulator/charger/registerMap.ts';
import type { PartFile } from '#simulator/charger/virtualCharger.types.ts';
import type { FileEvent } from './fileFaults.ts';
import { fileReason } from './image.ts';
import { createMemoryPart } from './partFile.ts';
import { type FileAnnouncement, type FileChunk, fileKind, type StoredTransfer } from './transfer.types.ts';

const largestCertificateBytes = 16_384;
const nothing: FileAnnouncement = { kind: 0, size: 0, sha256: '00'.repeat(32) };

/** The bytes of the file on its way: gap-free, and as long as they are announced. */
export interface Receiving {
  announcement(): FileAnnouncement;
  announce(change: Partial<FileAnnouncement>): void;
  /** Back to what is being received, or to nothing. */
  forgetAnnouncement(): void;
  /** Goes on with a transfer of the same announcement, else starts at 0. */
  begin(): Outcome;
  add(chunk: FileChunk): Outcome;
  last(): { readonly offset: number; readonly length: number };
  size(): number;
  read(): Buffer;
  /** Forgets the file and its bytes. */
  clear(): void;
}

function isSame(one: FileAnnouncement, other: FileAnnouncement): boolean {
  return one.kind === other.kind && one.size === other.size && one.sha256 === other.sha256;
}

/** Why nothing can be received for an announcement. */
function refusalOf({ kind, size }: FileAnnouncement): Refusal | undefined {
  if (kind === 0) return refuse('value', registerOf('file.kind'));
  const isTooLarge = kind !== fileKind.firmware && size > largestCertificateBytes;
  return size === 0 || isTooLarge ? refuse('value', registerOf('file.size')) : undefined;
}

/** Whether what is there already is the beginning of the file that is announced. */
function goesOn(stored: StoredTransfer | undefined, announced: FileAnnouncement, part: PartFile): boolean {
  if (stored === undefined || !isSame(stored, announced)) return false;
  const isUnfinished = stored.phase === 'receiving' || stored.reason === fileReason.size;
  return isUnfinished && part.size() <= announced.size;
}

/** Whether the beginning of a file has these bytes at this place. */
function isRepeated(known: Buffer, offset: number, part: PartFile): boolean {
  if (known.length === 0) return true;
  const there = part.read().subarray(offset, offset + known.length);
  return there.equals(known);
}

type ReceivingParts = Pick<Parts, 'store' | 'world' | 'options' | 'time'>;

interface Outside {
  cutPower(): void;
  tell(event: FileEvent): void;
}

/** Stores what is new of a piece; a power cut stores a part of it. */
function append(part: PartFile, bytes: Buffer, { world }: ReceivingParts, outside: Outside): Outcome {
  const { cutPowerAtByte: cutAt, ...faults } = world.fileFaults;
  const before = part.size();
  const isCut = cutAt !== undefined && before < cutAt && before + bytes.length >= cutAt;
  try {
    part.append(isCut ? bytes.subarray(0, cutAt - before) : bytes);
  } catch {
    return refuse('failed', registerOf('file.data'));
  }
  outside.tell('chunk');
  if (isCut) {
    world.fileFaults = faults;
    outside.cutPower();
  }
  return done;
}

export function createReceiving(parts: ReceivingParts, outside: Outside): Receiving {
  const { store, world, options, time } = parts;
  const { state } = store;
  const part = options.persistence.part ?? createMemoryPart();
  let announced: FileAnnouncement = state.transfer ?? nothing;
  let last = { offset: 0, length: 0 };
  let storedAtRealMs = Number.NEGATIVE_INFINITY;

  const appendNew = (bytes: Buffer): Outcome => {
    const outcome = append(part, bytes, parts, outside);
    if (outcome.kind === 'done') storedAtRealMs = time.realMs();
    return outcome;
  };

  return {
    announcement: () => announced,
    announce: (change) => {
      announced = { ...announced, ...change };
    },
    forgetAnnouncement: () => {
      announced = state.transfer ?? nothing;
      last = { offset: 0, length: 0 };
    },
    begin: () => {
      const refusal = refusalOf(announced);
      if (refusal !== undefined) return refusal;
      const before = state.transfer;
      const isGoingOn = goesOn(before, announced, part);
      state.transfer = { ...announced, phase: 'receiving', reason: fileReason.none };
      try {
        if (!isGoingOn) part.clear();
        store.save();
      } catch {
        state.transfer = before;
        return refuse('failed', registerOf('file.command'));
      }
      return done;
    },
    add: ({ offset, bytes }) => {
      const size = part.size();
      if (offset > size) return refuse('value', registerOf('file.offset'));
      const wholeSize = state.transfer?.size ?? 0;
      if (offset + bytes.length > wholeSize) return refuse('value', registerOf('file.length'));
      const isBusy = time.realMs() - storedAtRealMs < (world.fileFaults.busyMs ?? 0);
      if (isBusy) return refuse('tooSoon', registerOf('file.offset'));
      const known = bytes.subarray(0, Math.max(0, size - offset));
      if (!isRepeated(known, offset, part)) return refuse('value', registerOf('file.data'));
      last = { offset, length: bytes.length };
      return known.length === bytes.length ? done : appendNew(bytes.subarray(known.length));
    },
    last: () => last,
    size: part.size,
    read: part.read,
    clear: () => {
      state.transfer = undefined;
      part.clear();
      announced = nothing;
      store.trySave();
    },
  };
}
