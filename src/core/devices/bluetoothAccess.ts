import type { BleLink } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';
import { accessStateOf } from './accessStateOf.ts';
import type { AnsweredWrites } from './answeredWrites.ts';
import { wordAt } from './bytes.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { AccessState } from './deviceSession.types.ts';
import { checkPin } from './pinText.ts';
import { isRefusal, refusalError } from './writeRefusal.ts';

const digits = (pin: string): Uint8Array => new TextEncoder().encode(checkPin(pin));

interface AccessCharacteristics {
  readonly accessState: string;
  readonly pin: string;
  readonly changePin: string;
}

/** Opening a charger over Bluetooth, and changing what opens it. */
export const createBluetoothAccess = (
  { name: device }: Pick<BleLink, 'name'>,
  gatt: AccessCharacteristics,
  read: (uuid: string) => Promise<Uint8Array>,
  writes: AnsweredWrites,
): Pick<DeviceDoor, 'access' | 'sendPin' | 'changePin'> => {
  const access = async (): Promise<AccessState> => {
    const bytes = await read(gatt.accessState);
    if (bytes.length < 5) throw appError('device.bad-answer', { device, operation: 'read' });
    return accessStateOf([bytes[0] ?? 0, bytes[1] ?? 0, wordAt(bytes, 2), bytes[4] ?? 0]);
  };
  return {
    access,
    sendPin: async (pin) => {
      const result = await writes.write(gatt.pin, digits(pin), 'access.pin');
      const state = await access();
      if (state.state === 'blocked') throw appError('pin.blocked', { device, seconds: state.blockedSeconds });
      if (isRefusal(result.code) || state.state !== 'open') {
        throw appError('pin.wrong', { device, attemptsLeft: state.attemptsLeft });
      }
      return state;
    },
    changePin: async (oldPin, newPin) => {
      const bytes = Uint8Array.from([oldPin.length, ...digits(oldPin), ...digits(newPin)]);
      const result = await writes.write(gatt.changePin, bytes, 'access.pin');
      if (isRefusal(result.code)) throw refusalError(result.code, device, result.register);
    },
  };
};
