import type { BleLink } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceBlock, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { createAnsweredWrites } from './answeredWrites.ts';
import { createBluetoothAccess } from './bluetoothAccess.ts';
import { wordsOf } from './bytes.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import { isRefusal, refusalError } from './writeRefusal.ts';

const NOTIFICATION_HEADER_BYTES = 3;

const wordsFrom = (block: DeviceBlock, bytes: Uint8Array, device: string): number[] => {
  if (bytes.length === 0) throw appError('pin.required', { device });
  if (bytes.length !== block.length * 2) {
    throw appError('device.bad-answer', { device, operation: 'read' });
  }
  return wordsOf(bytes);
};

/** The Bluetooth LE door of a charger. */
export const openBluetoothDoor = (link: BleLink, profile: DeviceProfile): DeviceDoor => {
  const { gatt } = profile.transport;
  const device = link.name;
  let requests = 0;

  const uuidOf = (block: DeviceBlock): string => {
    if (block.gatt === undefined) throw appError('point.not-readable', { point: block.key });
    return block.gatt;
  };
  const read = (uuid: string): Promise<Uint8Array> => {
    requests += 1;
    return link.read(uuid);
  };
  const send = (uuid: string, bytes: Uint8Array): Promise<void> => {
    requests += 1;
    return link.write(uuid, bytes);
  };

  const writes = createAnsweredWrites({ device, read: () => read(gatt.result), send });

  const writeInRow: DeviceDoor['writeInRow'] = async (block, row) => {
    const values = row.map(({ offset, words }) =>
      Uint8Array.from([offset * 2, ...words.flatMap((word) => [word >> 8, word & 0xff])]),
    );
    const result = await writes.writeInRow(uuidOf(block), values, block.title);
    if (isRefusal(result.code)) throw refusalError(result.code, device, result.register);
  };

  return {
    door: 'bluetooth',
    address: link.id,
    isOpen: link.isOpen,
    requests: () => requests,
    readWords: async (block, offset, count) =>
      wordsFrom(block, await read(uuidOf(block)), device).slice(offset, offset + count),
    writeWords: (block, offset, words) => writeInRow(block, [{ offset, words }]),
    writeInRow,
    selectPage: async (block, page) => {
      // The page reads back in the block itself, so the result is not asked for.
      await writes.writeUnasked(uuidOf(block), Uint8Array.of(page));
    },
    ...createBluetoothAccess(link, gatt, read, writes),
    watch: async (block, listener) => {
      const fits = link.mtuBytes - NOTIFICATION_HEADER_BYTES >= block.length * 2;
      if (!block.notify || !fits) return undefined;
      return link.subscribe(uuidOf(block), (bytes) => {
        if (bytes.length === block.length * 2) listener(wordsOf(bytes));
      });
    },
    rssiDbm: link.rssiDbm,
    onClosed: link.onClosed,
    close: link.close,
  };
};
