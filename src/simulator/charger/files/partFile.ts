import type { PartFile } from '#simulator/charger/virtualCharger.types.ts';

/** A part file that a restart of the process forgets. */
export function createMemoryPart(): PartFile {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    size: () => size,
    read: () => Buffer.concat(pieces),
    append: (bytes) => {
      pieces.push(Uint8Array.from(bytes));
      size += bytes.length;
    },
    clear: () => {
      pieces = [];
      size = 0;
    },
  };
}
