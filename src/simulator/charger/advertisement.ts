import { configurationServiceUuid } from './gattUuids.ts';
import type { VirtualCharger } from './virtualCharger.types.ts';

const adType = { flags: 0x01, allUuids128: 0x07, completeName: 0x09, manufacturer: 0xff };
/** General discoverable, no classic Bluetooth. */
const flags = 0x06;
const testCompany = 0xffff;

function structure(type: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([value.length + 1, type]), value]);
}

/** Raw AD structures of the advertisement and of the scan response. */
export function advertisement(charger: VirtualCharger): { data: Buffer; scanResponse: Buffer } {
  const { mapVersion, modelA, state } = charger.advertised();
  const maker = Buffer.alloc(7);
  maker.writeUInt16LE(testCompany, 0);
  maker.writeUInt16BE(mapVersion, 2);
  maker.writeUInt16BE(modelA, 4);
  maker.writeUInt8(state, 6);
  return {
    data: Buffer.concat([
      structure(adType.flags, Buffer.from([flags])),
      structure(adType.allUuids128, Buffer.from(configurationServiceUuid, 'hex').reverse()),
      structure(adType.manufacturer, maker),
    ]),
    scanResponse: structure(adType.completeName, Buffer.from(charger.name, 'utf8')),
  };
}
