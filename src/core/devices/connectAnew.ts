import { appError } from '#shared/errors/appError.ts';
import { firstLook } from './comeBack.ts';
import type { DeviceSession } from './deviceSession.types.ts';
import type { OpenDevice } from './openDevices.ts';

/**
 * The connection after one that ended: the same charger under the same id, opened with the PIN that opened the one
 * before. Errors: those of opening, `device.serial-mismatch`, `pin.*`.
 */
export const connectAnew = async (
  { session: before, target, jobId }: OpenDevice,
  openSession: (options: { id: string }) => Promise<DeviceSession>,
): Promise<OpenDevice> => {
  const session = await openSession({ id: before.id });
  try {
    const expected = before.identity.serial;
    const found = session.identity.serial;
    if (found !== expected) throw appError('device.serial-mismatch', { expected, found });
    await before.passAccessTo(session);
  } catch (error) {
    await session.close();
    throw error;
  }
  return firstLook(session, target, jobId);
};
