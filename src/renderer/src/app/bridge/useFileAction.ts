import { useState } from 'react';
import type { WireError } from '#shared/contract/wireError.ts';
import { tooLargeError } from './tooLargeError.ts';
import { useAction } from './useAction.ts';

/** Work on a file that a person chose; one longer than `longestBytes` is refused, for `reason`, before it is read. */
export const useFileAction = <Result>(
  longestBytes: number,
  reason: string,
  work: (file: File) => Promise<Result>,
) => {
  const { run, clear, ...action } = useAction(work);
  const [refused, setRefused] = useState<WireError | null>(null);
  return {
    isRunning: action.isRunning,
    error: refused ?? action.error,
    /** Answers the result, or null when the file is too long or the work failed; the reason is then in `error`. */
    run: async (file: File): Promise<Result | null> => {
      clear();
      const error = tooLargeError(file, longestBytes, reason);
      setRefused(error);
      return error === null ? run(file) : null;
    },
  };
};
