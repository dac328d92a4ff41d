import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { AccessState } from './deviceSession.types.ts';
import { checkPin } from './pinText.ts';

/** Keeps the PIN of one session in memory and opens the charger again when its 300 s have passed. */
export interface AccessKeeper {
  unlock(pin: string): Promise<AccessState>;
  changePin(newPin: string): Promise<void>;
  forget(): void;
  /** Opens another session of the same charger with the PIN known here: `pin.required`, `pin.blocked`. */
  passTo(next: {
    access(): Promise<AccessState>;
    unlock(pin: string): Promise<AccessState>;
  }): Promise<AccessState>;
  /** Runs the task; when the charger says it is locked and the PIN is known, opens once and runs it again. */
  opened<T>(task: () => Promise<T>): Promise<T>;
}

const isLocked = (error: unknown): boolean =>
  isAppError(error, 'pin.required') || isAppError(error, 'write.refused-locked');

export const createAccessKeeper = (door: DeviceDoor): AccessKeeper => {
  let pin: string | undefined;

  const send = async (digits: string): Promise<AccessState> => {
    // A wrong PIN is forgotten at once: nothing here may ever send it a second time.
    pin = undefined;
    const state = await door.sendPin(digits);
    pin = digits;
    return state;
  };

  return {
    unlock: async (digits) => send(checkPin(digits)),
    changePin: async (newPin) => {
      checkPin(newPin);
      if (pin === undefined) throw appError('pin.required', { device: door.address });
      await door.changePin(pin, newPin);
      pin = newPin;
    },
    forget: () => {
      pin = undefined;
    },
    passTo: async (next) => {
      const access = await next.access();
      if (access.state === 'open') return access;
      if (pin === undefined) throw appError('pin.required', { device: door.address });
      if (access.state === 'blocked') {
        throw appError('pin.blocked', { device: door.address, seconds: access.blockedSeconds });
      }
      return next.unlock(pin);
    },
    opened: async (task) => {
      try {
        return await task();
      } catch (error) {
        if (!isLocked(error) || pin === undefined) throw error;
        // A charger that is open refuses for another reason; sending the PIN again would not help.
        const { state } = await door.access();
        if (state !== 'locked') throw error;
        await send(pin);
        return task();
      }
    },
  };
};
