import type { FileFaults } from '#simulator/charger/files/fileFaults.ts';
import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';

export interface FileMishapsRequest extends FileFaults {
  /** The links end when the n-th piece from now on is stored, before its answer. */
  readonly dropLinkAtChunk?: number;
}

/** What happens to a file transfer at a certain piece of the file. */
export interface FileMishaps {
  arm(request: FileMishapsRequest): void;
  close(): void;
}

/** Ends the links at the piece it is armed for, and whenever the mains fail. */
export const createFileMishaps = (charger: VirtualCharger, dropLinks: () => void): FileMishaps => {
  let chunksLeft = 0;
  const stop = charger.onFile((event) => {
    const isLast = event === 'chunk' && chunksLeft === 1;
    if (event === 'chunk' && chunksLeft > 0) chunksLeft -= 1;
    if (isLast || event === 'power cut') dropLinks();
  });
  return {
    arm: ({ dropLinkAtChunk = 0, ...faults }) => {
      chunksLeft = dropLinkAtChunk;
      charger.setFileFaults(faults);
    },
    close: stop,
  };
};
