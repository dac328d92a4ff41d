import { done, type Outcome, refuse } from '#simulator/charger/outcome.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { registerOf } from '#simulator/charger/registerMap.ts';
import type { FileEvent } from './fileFaults.ts';
import { fileReason } from './image.ts';
import { createMemoryPart } from './partFile.ts';
import { type FileAnnouncement, type FileChunk, fileKind } from './transfer.types.ts';

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

export function createReceiving(
  { store, world, options, time }: Pick<Parts, 'store' | 'world' | 'options' | 'time'>,
  outside: { cutPower(): void; tell(event: FileEvent): void },
): Receiving {
  const { state } = store;
  const part = options.persistence.part ?? createMemoryPart();
  let announced: FileAnnouncement = state.transfer ?? nothing;
  let last = { offset: 0, length: 0 };
  let storedAtRealMs = Number.NEGATIVE_INFINITY;

  const isSame = (other: FileAnnouncement) =>
    other.kind === announced.kind && other.size === announced.size && other.sha256 === announced.sha256;
  const goesOn = () =>
    state.transfer !== undefined &&
    isSame(state.transfer) &&
    (state.transfer.phase === 'receiving' || state.transfer.reason === fileReason.size) &&
    part.size() <= announced.size;

  /** Stores what is new of a piece; a power cut stores a part of it. */
  const append = (bytes: Buffer): Outcome => {
    const { cutPowerAtByte: cutAt, ...faults } = world.fileFaults;
    const before = part.size();
    const isCut = cutAt !== undefined && before < cutAt && before + bytes.length >= cutAt;
    try {
      part.append(isCut ? bytes.subarray(0, cutAt - before) : bytes);
    } catch {
      return refuse('failed', registerOf('file.data'));
    }
    storedAtRealMs = time.realMs();
    outside.tell('chunk');
    if (isCut) {
      world.fileFaults = faults;
      outside.cutPower();
    }
    return done;
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
      const { kind, size } = announced;
      if (kind === 0) return refuse('value', registerOf('file.kind'));
      const isTooLarge = kind !== fileKind.firmware && size > largestCertificateBytes;
      if (size === 0 || isTooLarge) return refuse('value', registerOf('file.size'));
      const before = state.transfer;
      const isGoingOn = goesOn();
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
      const isRepeated =
        known.length === 0 ||
        part
          .read()
          .subarray(offset, offset + known.length)
          .equals(known);
      if (!isRepeated) return refuse('value', registerOf('file.data'));
      last = { offset, length: bytes.length };
      return known.length === bytes.length ? done : append(bytes.subarray(known.length));
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
