import { useCallback, useState } from 'react';
import type { WireError } from '#shared/contract/wireError.ts';
import { toBridgeError } from './bridgeError.ts';

export interface Action<A extends unknown[], R> {
  /** Answers the result, or null when it failed; the reason is then in `error`. */
  readonly run: (...args: A) => Promise<R | null>;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly clear: () => void;
}

/** A call that changes something, with its error as one of the catalogue. Nothing is repeated by itself. */
export const useAction = <A extends unknown[], R>(call: (...args: A) => Promise<R>): Action<A, R> => {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const run = async (...args: A): Promise<R | null> => {
    setRunning(true);
    setError(null);
    try {
      return await call(...args);
    } catch (thrown) {
      setError(toBridgeError(thrown));
      return null;
    } finally {
      setRunning(false);
    }
  };
  const clear = useCallback(() => setError(null), []);
  return { run, isRunning, error, clear };
};
