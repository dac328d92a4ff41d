import type { DeviceSession, FilePiece } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { fileCommand } from './fileStatus.ts';

/** `file.length` of the register map. */
export const pieceBytes = 194;
/** Sent one behind the other before the charger is asked: its question costs a round trip of its own. */
const piecesInRow = 16;
const busyWaitMs = 200;

/** A file as a charger announces it; `kind` as `file.kind`, the hash in lower-case hex. */
export interface OutgoingFile {
  readonly kind: number;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Sending {
  readonly file: OutgoingFile;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Between two rows: true stops there. */
  isCancelled(): boolean;
  /** Bytes the charger has without a gap. */
  onReceived(bytes: number): void;
}

const piecesFrom = (file: Uint8Array, from: number, count: number): FilePiece[] => {
  const pieces: FilePiece[] = [];
  for (let offset = from; offset < file.length && pieces.length < count; offset += pieceBytes) {
    pieces.push({ offset, bytes: file.subarray(offset, offset + pieceBytes) });
  }
  return pieces;
};

const receivedBy = async (session: DeviceSession): Promise<number> =>
  Number((await session.read(['file.received']))['file.received'] ?? 0);

const begin = async (session: DeviceSession, { file }: Sending): Promise<number> => {
  await session.writeControl({ 'file.kind': file.kind });
  await session.writeControl({ 'file.size': file.bytes.length, 'file.sha256': file.sha256 });
  await session.writeControl({ 'file.command': fileCommand.begin });
  return receivedBy(session);
};

/** What the charger has from before is compared by itself when it gets a piece of it again. */
const isSameSoFar = async (session: DeviceSession, file: Uint8Array, received: number): Promise<boolean> => {
  try {
    await session.sendFilePieces(piecesFrom(file, Math.max(0, received - pieceBytes), 1));
    return true;
  } catch (error) {
    if (isAppError(error, 'write.refused-value')) return false;
    throw error;
  }
};

const beginOrGoOn = async (session: DeviceSession, sending: Sending): Promise<number> => {
  const received = await begin(session, sending);
  if (received === 0 || (await isSameSoFar(session, sending.file.bytes, received))) return received;
  await session.writeControl({ 'file.command': fileCommand.discard });
  return begin(session, sending);
};

/**
 * Brings a file into a charger: goes on where an earlier transfer of the same file ended, after comparing. Throws
 * `job.cancelled` between two rows, and what a write may throw; called again it goes on.
 */
export const sendFile = async (session: DeviceSession, sending: Sending): Promise<void> => {
  const { clock } = sending;
  const { bytes } = sending.file;
  let received = await beginOrGoOn(session, sending);
  let inRow = piecesInRow;
  sending.onReceived(received);
  while (received < bytes.length) {
    if (sending.isCancelled()) throw appError('job.cancelled', {});
    const pieces = piecesFrom(bytes, received, inRow);
    try {
      await session.sendFilePieces(pieces);
      received = Math.min(bytes.length, received + pieces.length * pieceBytes);
    } catch (error) {
      // Of a row a busy charger took the first pieces, or one got lost: it says how far it is.
      const isOutOfStep = isAppError(error, 'write.too-soon') || isAppError(error, 'write.refused-value');
      if (!isOutOfStep) throw error;
      const now = await receivedBy(session);
      if (now <= received && isAppError(error, 'write.refused-value') && inRow === 1) throw error;
      received = now;
      inRow = 1;
      await clock.sleep(busyWaitMs);
    }
    sending.onReceived(received);
  }
};
