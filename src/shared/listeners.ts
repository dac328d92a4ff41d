/** Who wants to hear of something, told in the order they came. */
export interface Listeners<Told = void> {
  add(listener: (told: Told) => void): () => void;
  tell(told: Told): void;
  /** Nobody is told any more. */
  clear(): void;
  isEmpty(): boolean;
}

export const createListeners = <Told = void>(): Listeners<Told> => {
  const listeners = new Set<(told: Told) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (told) => {
      for (const listener of listeners) listener(told);
    },
    clear: () => listeners.clear(),
    isEmpty: () => listeners.size === 0,
  };
};
