import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { encodePoint } from '#shared/profile/pointCodec.ts';
import { accessStateOf } from './accessStateOf.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { AccessState } from './deviceSession.types.ts';
import { EXCEPTION } from './modbusRefusal.ts';
import { pinNumber } from './pinText.ts';
import { blockNamed, pointNamed } from './profilePoint.ts';

/** Opening a charger over Modbus TCP; the PIN is not changed over this door. */
export const createModbusAccess = (
  profile: DeviceProfile,
  address: string,
  read: (register: number, count: number) => Promise<readonly number[]>,
  write: (register: number, words: readonly number[]) => Promise<void>,
): Pick<DeviceDoor, 'access' | 'sendPin' | 'changePin'> => {
  const registerOf = (name: string): number => {
    const { place } = pointNamed(profile, name);
    return blockNamed(profile, place.block).start + place.offset;
  };
  const access = async (): Promise<AccessState> => accessStateOf(await read(registerOf('access.state'), 4));

  const pinRefused = async (error: unknown): Promise<unknown> => {
    if (!isAppError(error, 'modbus.exception')) return error;
    const { state, attemptsLeft, blockedSeconds } = await access();
    const { exception } = error.details;
    if (exception === EXCEPTION.busy || state === 'blocked') {
      return appError('pin.blocked', { device: address, seconds: blockedSeconds });
    }
    if (exception === EXCEPTION.value) return appError('pin.wrong', { device: address, attemptsLeft });
    return appError('modbus.locked', { device: address }, { cause: error });
  };

  return {
    access,
    sendPin: async (pin) => {
      const words = encodePoint(pointNamed(profile, 'access.pin'), pinNumber(pin));
      try {
        await write(registerOf('access.pin'), words);
      } catch (error) {
        throw await pinRefused(error);
      }
      return access();
    },
    changePin: async () => {
      throw appError('write.refused-state', { device: address, register: 0 });
    },
  };
};
