import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '#shared/contract/wireError.ts';
import { isAborted, toBridgeError } from './bridgeError.ts';

/** What every long job sends; some send more kinds in between. */
export type JobEvent =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: string };

export interface JobProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

type DoneOf<E> = Extract<E, { kind: 'done' }>;

export interface JobStream<E extends { kind: string }> {
  readonly isRunning: boolean;
  readonly progress: JobProgress | null;
  readonly error: WireError | null;
  /** Answers the `done` event, or null when it failed or was cancelled. */
  readonly run: (
    open: (signal: AbortSignal) => Promise<AsyncIterable<E>>,
    onEvent?: (event: E) => void,
  ) => Promise<DoneOf<E> | null>;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/**
 * Runs a long job and follows it to `done` or `failed`; leaving the screen cancels it.
 * `const done = await job.run((signal) => api.devices.readAll({ id, siteId }, { signal }))`
 */
export const useJobStream = <E extends { kind: string }>(): JobStream<E> => {
  const controller = useRef<AbortController | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [error, setError] = useState<WireError | null>(null);

  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback<JobStream<E>['run']>(async (open, onEvent) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    setRunning(true);
    setProgress(null);
    setError(null);
    try {
      for await (const event of await open(mine.signal)) {
        if (mine.signal.aborted) return null;
        onEvent?.(event);
        if (event.kind === 'progress') setProgress(event as unknown as JobProgress);
        if (event.kind === 'failed') {
          setError((event as unknown as { error: WireError }).error);
          return null;
        }
        if (event.kind === 'done') return event as DoneOf<E>;
      }
      return null;
    } catch (thrown) {
      if (!isAborted(thrown, mine.signal)) setError(toBridgeError(thrown));
      return null;
    } finally {
      if (controller.current === mine) setRunning(false);
    }
  }, []);

  const cancel = useCallback(() => {
    controller.current?.abort();
    setRunning(false);
    setProgress(null);
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { isRunning, progress, error, run, cancel, clear };
};
