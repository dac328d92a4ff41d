import { useSyncExternalStore } from 'react';
import { bridgeState, onBridgeState } from './bridgeState.ts';

const RETRY_MS = 2000;

/** One stream for everybody who looks at it, open as long as somebody does, resumed after the connection came back. */
export const createSharedStream = <T>(open: (signal: AbortSignal) => Promise<AsyncIterable<T>>) => {
  let value: T | null = null;
  let controller: AbortController | null = null;
  let followedEpoch = 0;
  const listeners = new Set<() => void>();

  const follow = async (signal: AbortSignal) => {
    try {
      for await (const next of await open(signal)) {
        if (signal.aborted) return;
        value = next;
        for (const listener of listeners) listener();
      }
    } catch {
      // A lost connection resumes below with the next one; a refused stream is asked again after a while.
    }
    if (!signal.aborted) setTimeout(() => !signal.aborted && restart(), RETRY_MS);
  };
  const restart = () => {
    controller?.abort();
    const state = bridgeState();
    if (state.kind !== 'connected') return;
    followedEpoch = state.epoch;
    controller = new AbortController();
    void follow(controller.signal);
  };
  onBridgeState(() => {
    const state = bridgeState();
    if (listeners.size > 0 && state.kind === 'connected' && state.epoch !== followedEpoch) restart();
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    if (listeners.size === 1) restart();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) controller?.abort();
    };
  };
  return { useValue: (): T | null => useSyncExternalStore(subscribe, () => value) };
};
