import { toWireError, type WireError } from '#shared/contract/wireError.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { ReportUnexpected } from './errorBoundary.ts';

/**
 * The present state first, then again after each change, until the reader leaves. Changes that come while the reader
 * is busy are told once.
 */
export async function* stateStream<T>(
  read: () => T,
  subscribe: (listener: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  let hasChanged = true;
  let wake: () => void = () => undefined;
  const notify = () => {
    hasChanged = true;
    wake();
  };
  const stop = subscribe(notify);
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    while (!signal?.aborted) {
      if (hasChanged) {
        hasChanged = false;
        yield read();
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Every event in order, from a source that calls back, until the reader leaves or the source ends. */
export async function* eventStream<T>(
  run: (emit: (event: T) => void, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const stopping = new AbortController();
  const queue: T[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  const onAbort = () => {
    stopping.abort(signal?.reason);
    wake();
  };
  signal?.addEventListener('abort', onAbort);
  let failure: unknown;
  const running = run((event) => {
    queue.push(event);
    wake();
  }, stopping.signal)
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  try {
    while (true) {
      const event = queue.shift();
      if (event !== undefined) yield event;
      else if (isOver || signal?.aborted) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure !== undefined && !signal?.aborted) throw failure;
  } finally {
    stopping.abort();
    signal?.removeEventListener('abort', onAbort);
    await running;
  }
}

export type ProgressEvent<T> =
  | { kind: 'progress'; phase: string; done: number; total: number }
  | { kind: 'done'; result: T }
  | { kind: 'failed'; error: WireError };

/** Events of a test that ends by itself, or in `failed` with the error as it crosses the bridge. */
export const testStream = <T extends { kind: string }>(
  run: (emit: (event: T) => void, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
  unexpected: ReportUnexpected,
): AsyncGenerator<T | { kind: 'failed'; error: WireError }> =>
  eventStream<T | { kind: 'failed'; error: WireError }>(async (emit, stopping) => {
    try {
      await run(emit, stopping);
    } catch (error) {
      emit({ kind: 'failed', error: toWireError(isAppError(error) ? error : unexpected(error)) });
    }
  }, signal);

/** Long work as a stream that ends in `done` or `failed`; leaving the stream cancels what can be cancelled. */
export const progressStream = <T>(
  work: (report: (phase: string, done: number, total: number) => void, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  unexpected: ReportUnexpected,
): AsyncGenerator<ProgressEvent<T>> =>
  eventStream<ProgressEvent<T>>(async (emit, stopping) => {
    try {
      const report = (phase: string, done: number, total: number) =>
        emit({ kind: 'progress', phase, done, total });
      emit({ kind: 'done', result: await work(report, stopping) });
    } catch (error) {
      emit({ kind: 'failed', error: toWireError(isAppError(error) ? error : unexpected(error)) });
    }
  }, signal);
