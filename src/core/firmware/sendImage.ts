import type { DeviceSession, FilePiece } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { fileCommand, firmwareKind } from './fileStatus.ts';

/** `file.length` of the register map. */
export const pieceBytes = 194;
/** Sent one behind the other before the charger is asked: its question costs a round trip of its own. */
const piecesInRow = 16;
const busyWaitMs = 200;

export interface Sending {
  readonly image: Uint8Array;
  readonly sha256: string;
  readonly clock: Clock;
  /** Between two rows: true stops there. */
  isCancelled(): boolean;
  /** Bytes the charger has without a gap. */
  onReceived(bytes: number): void;
}

const piecesFrom = (image: Uint8Array, from: number, count: number): FilePiece[] => {
  const pieces: FilePiece[] = [];
  for (let offset = from; offset < image.length && pieces.length < count; offset += pieceBytes) {
    pieces.push({ offset, bytes: image.subarray(offset, offset + pieceBytes) });
  }
  return pieces;
};

const receivedBy = async (session: DeviceSession): Promise<number> =>
  Number((await session.read(['file.received']))['file.received'] ?? 0);

const begin = async (session: DeviceSession, { image, sha256 }: Sending): Promise<number> => {
  await session.writeControl({ 'file.kind': firmwareKind });
  await session.writeControl({ 'file.size': image.length, 'file.sha256': sha256 });
  await session.writeControl({ 'file.command': fileCommand.begin });
  return receivedBy(session);
};

/** What the charger has from before is compared by itself when it gets a piece of it again. */
const isSameSoFar = async (session: DeviceSession, image: Uint8Array, received: number): Promise<boolean> => {
  try {
    await session.sendFilePieces(piecesFrom(image, Math.max(0, received - pieceBytes), 1));
    return true;
  } catch (error) {
    if (isAppError(error, 'write.refused-value')) return false;
    throw error;
  }
};

const beginOrGoOn = async (session: DeviceSession, sending: Sending): Promise<number> => {
  const received = await begin(session, sending);
  if (received === 0 || (await isSameSoFar(session, sending.image, received))) return received;
  await session.writeControl({ 'file.command': fileCommand.discard });
  return begin(session, sending);
};

/**
 * Brings an image into a charger: goes on where an earlier transfer of the same image ended, after comparing. Throws
 * `job.cancelled` between two rows, and what a write may throw; called again it goes on.
 */
export const sendImage = async (session: DeviceSession, sending: Sending): Promise<void> => {
  const { image, clock } = sending;
  let received = await beginOrGoOn(session, sending);
  let inRow = piecesInRow;
  sending.onReceived(received);
  while (received < image.length) {
    if (sending.isCancelled()) throw appError('job.cancelled', {});
    const pieces = piecesFrom(image, received, inRow);
    try {
      await session.sendFilePieces(pieces);
      received = Math.min(image.length, received + pieces.length * pieceBytes);
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
