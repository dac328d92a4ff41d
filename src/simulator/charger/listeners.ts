import type { Unsubscribe } from './virtualCharger.types.ts';

/** Who wants to hear of something, in the order they came. */
export interface Listeners<Told = void> {
  add(listener: (told: Told) => void): Unsubscribe;
  call(told: Told): void;
}

export function createListeners<Told = void>(): Listeners<Told> {
  const listeners = new Set<(told: Told) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call: (told) => {
      for (const listener of listeners) listener(told);
    },
  };
}
