import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { PartFile } from '#simulator/charger/virtualCharger.types.ts';

/** A file beside the state file that grows with each piece; it is there only while it holds something. */
export const openPartOnDisk = (path: string): PartFile => {
  // Asked at each piece; the disk is asked once.
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    size: () => size,
    read: () => (size === 0 ? Buffer.alloc(0) : readFileSync(path)),
    append: (bytes) => {
      appendFileSync(path, bytes);
      size += bytes.length;
    },
    clear: () => {
      rmSync(path, { force: true });
      size = 0;
    },
  };
};
