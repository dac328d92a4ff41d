import type { ModbusLink } from '#core/ports/modbusLink.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { decodePoint, encodePoint } from '#shared/profile/pointCodec.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { AccessState } from './deviceSession.types.ts';
import { EXCEPTION, explainRefusal } from './modbusRefusal.ts';
import { pinNumber } from './pinText.ts';
import { blockNamed, pointNamed } from './profilePoint.ts';

const ACCESS_STATES = ['locked', 'open', 'blocked'] as const;

/** The Modbus TCP door of a charger. */
export const openModbusDoor = (link: ModbusLink, profile: DeviceProfile): DeviceDoor => {
  const { host, port, unit } = link.target;
  const address = `${host}:${port}/${unit}`;
  let requests = 0;

  const read = async (register: number, count: number): Promise<readonly number[]> => {
    requests += 1;
    try {
      return await link.readHolding(register, count);
    } catch (error) {
      const isBusy = isAppError(error, 'modbus.exception') && error.details.exception === EXCEPTION.busy;
      throw isBusy ? appError('modbus.busy', { device: address }, { cause: error }) : error;
    }
  };
  const readPoint = async (name: string): Promise<number> => {
    const point = pointNamed(profile, name);
    const start = blockNamed(profile, point.place.block).start + point.place.offset;
    return Number(decodePoint(point, await read(start, point.registers)));
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

  const writeWords: DeviceDoor['writeWords'] = async (block, offset, words) => {
    try {
      await write(block.start + offset, words);
    } catch (error) {
      throw await explainRefusal(error, { profile, address, block, readPoint });
    }
  };

  return {
    door: 'modbus',
    address,
    isOpen: link.isOpen,
    requests: () => requests,
    readWords: (block, offset, count) => read(block.start + offset, count),
    writeWords,
    // Every write is answered here, so there is nothing to ask afterwards.
    writeInRow: async (block, row) => {
      for (const { offset, words } of row) await writeWords(block, offset, words);
    },
    selectPage: async (block, page) => {
      if (block.window === undefined) return;
      await write(block.start + block.window.offset, [page]);
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
