import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { InForce } from './inForce.ts';
import type { SetpointWriterOptions } from './setpointWriter.ts';
import type { WearGuard } from './wearGuard.ts';
import type { WriteRhythm } from './writeRhythm.ts';

/** What keeps in mind what was written. */
export interface WriteBooks {
  readonly inForce: InForce;
  readonly rhythm: WriteRhythm;
  readonly wear: WearGuard;
}

/** Writes to the control block of a charger and books what came of it; rejects as the write does. */
export const controlWrite = async (
  { time, signs, answered }: Pick<SetpointWriterOptions, 'time' | 'signs' | 'answered'>,
  { inForce, rhythm, wear }: WriteBooks,
  session: DeviceSession,
  values: PointValues,
): Promise<void> => {
  const { 'limit.current': setA, 'control.heartbeat': value } = values;
  const presentA = inForce.mostA();
  try {
    await session.writeControl(values);
  } catch (error) {
    if (typeof setA === 'number') inForce.doubted(Math.max(presentA, setA));
    // Whether it arrived is not known: what is read next is neither ours nor somebody else's.
    inForce.forget();
    signs.forget();
    throw error;
  } finally {
    rhythm.tried(values, time.nowS());
  }
  answered();
  const atS = rhythm.lastWriteS();
  if (typeof setA === 'number') {
    wear.wrote(presentA, setA, atS);
    inForce.accepted(setA, atS);
    signs.wrote(setA, atS);
  }
  if (typeof value === 'number') {
    rhythm.beaten();
    signs.beat(value, atS);
  }
};
