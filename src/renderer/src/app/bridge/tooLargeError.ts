import type { WireError } from '#shared/contract/wireError.ts';

/** The error of a chosen file that is longer than its reader takes, in the words of the screen; null when it fits. */
export const tooLargeError = (
  { name, size }: Pick<File, 'name' | 'size'>,
  longestBytes: number,
  reason: string,
): WireError | null =>
  size > longestBytes ? { code: 'file.invalid', details: { file: name, reason }, retryable: false } : null;
