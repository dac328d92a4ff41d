/** The big-endian word at a byte offset; missing bytes count as 0. */
export const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** All whole words of the bytes, high byte first. */
export const wordsOf = (bytes: Uint8Array): number[] =>
  Array.from({ length: bytes.length >> 1 }, (_, n) => wordAt(bytes, 2 * n));
