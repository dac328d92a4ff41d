// Larger parts would not fit into one list of arguments.
const PART_BYTES = 32 * 1024;

/** The bytes of a file as base64. */
export const base64Of = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += PART_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PART_BYTES));
  }
  return btoa(binary);
};
