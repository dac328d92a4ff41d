import { QueryClient } from '@tanstack/react-query';
import { bridgeState, onBridgeState } from './bridge/bridgeState.ts';

/** Answers are kept while a page is open; the log tells by itself when something new is there. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 2000 },
    mutations: { networkMode: 'always' },
  },
});

let lastEpoch = 0;
onBridgeState(() => {
  const state = bridgeState();
  if (state.kind !== 'connected' || state.epoch === lastEpoch) return;
  // What was asked over the old connection may have changed meanwhile.
  if (lastEpoch !== 0) void queryClient.invalidateQueries();
  lastEpoch = state.epoch;
});
