import type { Parts } from './parts.ts';
import { addPracticeRecords } from './practiceRecords.ts';
import { type BlockKey, blocks } from './registerMap.ts';
import type { Registers } from './registers.ts';

/** The registers as the doors tell them: with the mishaps that are set, and those that a read brings about. */
export function createOutsideView(
  { world, store, time }: Pick<Parts, 'world' | 'store' | 'time'>,
  registers: Registers,
): Registers {
  const garble = (key: BlockKey, image: number[]): number[] => {
    if (world.garbled.size === 0) return image;
    for (const { name, offset } of blocks[key].rows) {
      world.garbled.get(name)?.forEach((word, n) => {
        image[offset + n] = word;
      });
    }
    return image;
  };
  const countHistoryRead = () => {
    if (world.readsToNewRecord === 0) return;
    world.readsToNewRecord -= 1;
    if (world.readsToNewRecord === 0) addPracticeRecords(store, time.clockS(), 1);
  };

  return {
    image: (key, visit) => {
      const image = garble(key, registers.image(key, visit));
      if (key === 'H' || key === 'M') countHistoryRead();
      return image;
    },
    write: registers.write,
  };
}
