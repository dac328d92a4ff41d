import type { ModbusLink } from '#core/ports/modbusLink.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { decodePoint } from '#shared/profile/pointCodec.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import { createModbusAccess } from './modbusAccess.ts';
import { EXCEPTION, explainRefusal } from './modbusRefusal.ts';
import { blockNamed, pointNamed } from './profilePoint.ts';

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
    ...createModbusAccess(profile, address, read, write),
    watch: async () => undefined,
    rssiDbm: async () => null,
    onClosed: link.onClosed,
    close: link.close,
  };
};
