import { once } from 'node:events';
import { loadNoble } from '#core/adapters/noble/loadNoble.ts';
import type { NoblePeripheral } from '#core/adapters/noble/noble.types.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** What of noble's own promises is used here. */
interface Characteristic {
  readonly uuid: string;
  readAsync(): Promise<Buffer>;
  writeAsync(data: Buffer, withoutResponse: boolean): Promise<void>;
}
interface Service {
  discoverCharacteristicsAsync(uuids: readonly string[]): Promise<Characteristic[]>;
}
interface Peripheral {
  connectAsync(): Promise<void>;
  discoverServicesAsync(uuids: readonly string[]): Promise<Service[]>;
  disconnectAsync(): Promise<void>;
}

export interface BareReader extends AsyncDisposable {
  readAll(): Promise<void>;
}

const historyPages = 6;

/** noble without anything around it, connected to one charger and opened with its PIN. */
export const connectBareNoble = async (
  radioPath: string,
  charger: { readonly name: string; readonly pin: string },
  profile: DeviceProfile,
): Promise<BareReader> => {
  const loaded = loadNoble({ kind: 'socket', path: radioPath });
  const { noble } = loaded;
  loaded.start();
  await once(noble, 'stateChange');
  const found = new Promise<NoblePeripheral>((resolve) => {
    noble.on('discover', (peripheral: NoblePeripheral) => {
      if (peripheral.advertisement.localName === charger.name) resolve(peripheral);
    });
  });
  noble.startScanning([], true);
  const peripheral = (await found) as unknown as Peripheral;
  noble.stopScanning();
  await peripheral.connectAsync();
  const { configurationService, accessService } = profile.transport.gatt;
  const characteristics: Characteristic[] = [];
  for (const service of await peripheral.discoverServicesAsync([configurationService, accessService])) {
    characteristics.push(...(await service.discoverCharacteristicsAsync([])));
  }
  const byUuid = (uuid: string | undefined): Characteristic => {
    const characteristic = characteristics.find((one) => one.uuid === uuid);
    if (!characteristic) throw new Error(`no characteristic ${uuid}`);
    return characteristic;
  };
  await byUuid(profile.transport.gatt.pin).writeAsync(Buffer.from(charger.pin), false);
  const blocks = ['A', 'B', 'C', 'D', 'N', 'O', 'R'].map((key) => byUuid(profile.blocks.get(key)?.gatt));
  const history = byUuid(profile.blocks.get('H')?.gatt);
  return {
    async readAll() {
      for (const block of blocks) await block.readAsync();
      for (let page = 0; page < historyPages; page += 1) {
        await history.writeAsync(Buffer.of(page), false);
        await history.readAsync();
      }
    },
    async [Symbol.asyncDispose]() {
      await peripheral.disconnectAsync();
      loaded.close();
    },
  };
};
