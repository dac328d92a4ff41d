import { useEffect, useRef, useState } from 'react';
import type { WireError } from '#shared/contract/wireError.ts';
import { isAborted, toBridgeError } from './bridgeError.ts';
import { useBridgeEpoch } from './bridgeState.ts';

export interface StreamState<T> {
  /** The newest value; kept while the stream is being resumed. Null before the first. */
  readonly value: T | null;
  /** When it arrived on this computer (Unix ms). */
  readonly atMs: number | null;
  readonly state: 'idle' | 'connecting' | 'live' | 'ended' | 'failed';
  readonly error: WireError | null;
  readonly restart: () => void;
}

type Open<T> = (signal: AbortSignal) => Promise<AsyncIterable<T>>;

/**
 * Follows a state stream: present state first, then changes. Cancelled when `key` changes or the component goes,
 * resumed after the connection came back. `key` null: not followed.
 * `useStream(id, (signal) => api.devices.live({ id }, { signal }))`
 */
export const useStream = <T>(key: string | null, open: Open<T>): StreamState<T> => {
  const epoch = useBridgeEpoch();
  const [run, setRun] = useState(0);
  const [held, setHeld] = useState<{ key: string | null; value: T | null; atMs: number | null }>({
    key,
    value: null,
    atMs: null,
  });
  const [phase, setPhase] = useState<{ state: StreamState<T>['state']; error: WireError | null }>({
    state: 'idle',
    error: null,
  });
  const latestOpen = useRef(open);
  latestOpen.current = open;

  useEffect(() => {
    if (key === null || epoch === 0) {
      setPhase({ state: 'idle', error: null });
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      setPhase({ state: 'connecting', error: null });
      for await (const value of await latestOpen.current(signal)) {
        if (signal.aborted) return;
        setHeld({ key, value, atMs: Date.now() });
        setPhase({ state: 'live', error: null });
      }
      if (!signal.aborted) setPhase({ state: 'ended', error: null });
    };
    follow().catch((thrown: unknown) => {
      if (!isAborted(thrown, signal)) setPhase({ state: 'failed', error: toBridgeError(thrown) });
    });
    return () => controller.abort();
    // `run` is here so that restart() opens the same stream again.
  }, [key, epoch, run]);

  const current = held.key === key ? held : { value: null, atMs: null };
  return { value: current.value, atMs: current.atMs, ...phase, restart: () => setRun((count) => count + 1) };
};
