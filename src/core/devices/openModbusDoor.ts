import type { ModbusLink } from '#core/ports/modbusLink.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { decodePoint, encodePoint } from '#shared/profile/pointCodec.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { AccessState } from './deviceSession.types.ts';
import { pinNumber } from './pinText.ts';
import { blockNamed, pointNamed } from './profilePoint.ts';
import { REFUSED, refusalError } from './writeRefusal.ts';

/** Modbus exceptions (register map, 1). */
const EXCEPTION = { function: 1, value: 3, failed: 4, busy: 6 } as const;

const ACCESS_STATES = ['locked', 'open', 'blocked'] as const;

const refusingCode = (exception: number): number => {
  if (exception === EXCEPTION.function) return REFUSED.state;
  if (exception === EXCEPTION.busy) return REFUSED.tooSoon;
  return exception === EXCEPTION.failed ? REFUSED.failed : REFUSED.value;
};

/** The Modbus TCP door of a charger. */
export const openModbusDoor = (link: ModbusLink, profile: DeviceProfile): DeviceDoor => {
  const { host, port, unit } = link.target;
  const address = `${host}:${port}/${unit}`;
  let requests = 0;

  const read = (register: number, count: number): Promise<readonly number[]> => {
    requests += 1;
    return link.readHolding(register, count);
  };
  const readPoint = async (name: string): Promise<number> => {
    const point = pointNamed(profile, name);
    const start = blockNamed(profile, point.place.block).start + point.place.offset;
    return Number(decodePoint(point, await read(start, point.registers)));
  };

  /** An exception says "no" in few words; the charger tells which register, and whether it is the lock. */
  const explain = async (error: unknown, isStaged: boolean): Promise<unknown> => {
    if (!isAppError(error, 'modbus.exception')) return error;
    const { exception, register } = error.details;
    const refused = (await readPoint('command.lastRegister').catch(() => 0)) || register;
    const isLocked =
      exception === EXCEPTION.function && isStaged && (await readPoint('access.state').catch(() => 1)) !== 1;
    return refusalError(isLocked ? REFUSED.locked : refusingCode(exception), address, refused);
  };

  const write = async (register: number, words: readonly number[]): Promise<void> => {
    requests += 1;
    const [word = 0] = words;
    if (words.length === 1) await link.writeRegister(register, word);
    else await link.writeRegisters(register, words);
  };

  const access = async (): Promise<AccessState> => {
    const first = pointNamed(profile, 'access.state');
    const words = await read(blockNamed(profile, first.place.block).start + first.place.offset, 4);
    const [state = 0, attemptsLeft = 0, blockedSeconds = 0, factory = 0] = words;
    return {
      state: ACCESS_STATES[state] ?? 'locked',
      attemptsLeft,
      blockedSeconds,
      pinIsFactory: factory === 1,
    };
  };

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
    door: 'modbus',
    address,
    isOpen: link.isOpen,
    requests: () => requests,
    readWords: (block, offset, count) => read(block.start + offset, count),
    writeWords: async (block, offset, words) => {
      try {
        await write(block.start + offset, words);
      } catch (error) {
        throw await explain(error, block.storage === 'staged' || offset >= 19);
      }
    },
    selectPage: async (block, page) => {
      if (block.window === undefined) return;
      const point = pointNamed(profile, block.window.by);
      await write(block.start + point.place.offset, [page]);
    },
    access,
    sendPin: async (pin) => {
      const point = pointNamed(profile, 'access.pin');
      const register = blockNamed(profile, point.place.block).start + point.place.offset;
      try {
        await write(register, encodePoint(point, pinNumber(pin)));
      } catch (error) {
        throw await pinRefused(error);
      }
      return access();
    },
    changePin: async () => {
      throw appError('write.refused-state', { device: address, register: 0 });
    },
    watch: async () => undefined,
    rssiDbm: async () => null,
    onClosed: link.onClosed,
    close: link.close,
  };
};
