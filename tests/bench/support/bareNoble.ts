import { once } from 'node:events';
import { loadNoble } from '#core/adapters/noble/loadNoble.ts';
import type { NoblePeripheral } from '#core/adapters/noble/noble.types.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { type BlockImages, commitWords, offsetOf, scopeOf } from './blockImages.ts';

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
  /** The least that stores these blocks and sees that they are stored. */
  applyBlocks(images: BlockImages): Promise<void>;
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
  const [live, control] = [byUuid(profile.blocks.get('B')?.gatt), byUuid(profile.blocks.get('C')?.gatt)];
  const result = byUuid(profile.transport.gatt.result);
  const generationIn = (bytes: Buffer) => bytes.readUInt16BE(offsetOf(profile, 'generation.settings') * 2);
  /** Answers the generation, which stands in the live block. */
  const readAll = async (): Promise<number> => {
    let generation = 0;
    for (const block of blocks) {
      const bytes = await block.readAsync();
      if (block === live) generation = generationIn(bytes);
    }
    for (let page = 0; page < historyPages; page += 1) {
      await history.writeAsync(Buffer.of(page), false);
      await history.readAsync();
    }
    return generation;
  };
  const writeWords = async (block: Characteristic, offset: number, words: readonly number[]) => {
    await block.writeAsync(
      Buffer.from([offset * 2, ...words.flatMap((word) => [word >> 8, word & 255])]),
      false,
    );
    const code = (await result.readAsync())[2] ?? 0;
    if (code >= 128) throw new Error(`a bare write was refused: ${code}`);
  };
  return {
    readAll: async () => void (await readAll()),
    async applyBlocks(images) {
      const before = await readAll();
      for (const [key, words] of images) await writeWords(byUuid(profile.blocks.get(key)?.gatt), 0, words);
      await writeWords(control, offsetOf(profile, 'commit.generation'), [before]);
      const commit = commitWords(profile, scopeOf(profile, images));
      await writeWords(control, offsetOf(profile, 'commit.scope'), commit);
      while (generationIn(await live.readAsync()) === before);
      for (const [key] of images) await byUuid(profile.blocks.get(key)?.gatt).readAsync();
    },
    async [Symbol.asyncDispose]() {
      await peripheral.disconnectAsync();
      loaded.close();
    },
  };
};
