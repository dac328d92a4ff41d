/** Hands out one turn after the other. */
export interface Turns {
  /** Resolves to what ends the turn; rejects with the signal's reason when it is aborted before. */
  take(signal: AbortSignal): Promise<() => void>;
}

export const createTurns = (): Turns => {
  let last: Promise<void> = Promise.resolve();
  return {
    take: (signal) => {
      const before = last;
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last = ended;
      return new Promise((resolve, reject) => {
        const onAbort = () => {
          reject(signal.reason);
          void before.then(end);
        };
        if (signal.aborted) return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        void before.then(() => {
          if (signal.aborted) return;
          signal.removeEventListener('abort', onAbort);
          resolve(end);
        });
      });
    },
  };
};
