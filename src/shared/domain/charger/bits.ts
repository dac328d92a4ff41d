/** True when the bit of an unsigned 32-bit bitmap is set; shifting would make bit 31 negative. */
export const hasBit = (bitmap: number, bit: number): boolean => Math.floor(bitmap / 2 ** bit) % 2 === 1;

/** Numbers of the bits that are set, lowest first; `count` = how many bits the bitmap has. */
export const bitsIn = (bitmap: number, count = 32): number[] =>
  Array.from({ length: count }, (_, bit) => bit).filter((bit) => hasBit(bitmap, bit));
