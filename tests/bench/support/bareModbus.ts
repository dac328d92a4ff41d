import ModbusRTU from 'modbus-serial';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { type BlockImages, commitWords, offsetOf, scopeOf } from './blockImages.ts';

export interface BareModbus extends Disposable {
  readAll(): Promise<void>;
  /** The least that stores these blocks and sees that they are stored. */
  applyBlocks(images: BlockImages): Promise<void>;
}

const historyPieces = 6;
const historyPiece = 120;

/** modbus-serial without anything around it, connected to one charger and opened with its PIN. */
export const connectBareModbus = async (
  address: { readonly host: string; readonly port: number; readonly unit: number },
  pin: string,
  profile: DeviceProfile,
): Promise<BareModbus> => {
  const client = new ModbusRTU();
  await client.connectTCP(address.host, { port: address.port });
  client.setID(address.unit);
  const startOf = (key: string) => profile.blocks.get(key)?.start ?? 0;
  const registerOf = (point: string) =>
    startOf(profile.points.get(point)?.place.block ?? '') + offsetOf(profile, point);
  const opening = Number(`1${pin}`);
  await client.writeRegisters(registerOf('access.pin'), [Math.floor(opening / 65_536), opening % 65_536]);
  const readBlock = async (key: string): Promise<number[]> =>
    (await client.readHoldingRegisters(startOf(key), profile.blocks.get(key)?.length ?? 0)).data;
  const generationOf = (live: readonly number[]) => live[offsetOf(profile, 'generation.settings')] ?? 0;

  /** Answers the generation, which stands in the live block. */
  const readAll = async (): Promise<number> => {
    let generation = 0;
    for (const key of ['A', 'B', 'C', 'D', 'N', 'O', 'R']) {
      const words = await readBlock(key);
      if (key === 'B') generation = generationOf(words);
    }
    for (let piece = 0; piece < historyPieces; piece += 1) {
      await client.readHoldingRegisters(startOf('M') + piece * historyPiece, historyPiece);
    }
    return generation;
  };

  const untilStored = async (before: number): Promise<void> => {
    while (true) {
      const live = await readBlock('B');
      if (generationOf(live) !== before) return;
      const result = live[offsetOf(profile, 'command.result')] ?? 0;
      const register = live[offsetOf(profile, 'command.lastRegister')];
      if (result >= 128) throw new Error(`a bare commit was refused: ${result}, register ${register}`);
    }
  };

  return {
    readAll: async () => void (await readAll()),
    async applyBlocks(images) {
      const before = await readAll();
      for (const [key, words] of images) await client.writeRegisters(startOf(key), [...words]);
      await client.writeRegister(registerOf('commit.generation'), before);
      await client.writeRegisters(registerOf('commit.scope'), commitWords(profile, scopeOf(profile, images)));
      await untilStored(before);
      for (const [key] of images) await readBlock(key);
    },
    [Symbol.dispose]: () => client.destroy(() => undefined),
  };
};
