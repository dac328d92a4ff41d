import { useSyncExternalStore } from 'react';

/** How the interface and the application stand to each other. `epoch` rises with each new connection. */
export type BridgeState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly epoch: number }
  | { readonly kind: 'lost' }
  /** The token is used up or the session is over: only a new address helps. */
  | { readonly kind: 'unauthorised' };

let state: BridgeState = { kind: 'connecting' };
const listeners = new Set<() => void>();

export const bridgeState = (): BridgeState => state;

export const setBridgeState = (next: BridgeState): void => {
  state = next;
  for (const listener of listeners) listener();
};

export const onBridgeState = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The connection to the application, for the frame. */
export const useBridgeState = (): BridgeState => useSyncExternalStore(onBridgeState, bridgeState);

/** Rises with every new connection; 0 while there is none. */
export const useBridgeEpoch = (): number => {
  const current = useBridgeState();
  return current.kind === 'connected' ? current.epoch : 0;
};
