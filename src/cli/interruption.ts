export interface Interruption extends Disposable {
  /** Aborted at the first Ctrl-C or SIGTERM: the step that has begun is finished, no other one is begun. */
  readonly signal: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitCode = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Turns the first signal into a wish to end, until disposed; a second one ends the program at once. */
export const listenForInterruption = (say: (line: string) => void): Interruption => {
  const stopping = new AbortController();
  const onSignal = (signal: (typeof signals)[number]): void => {
    if (stopping.signal.aborted) process.exit(exitCode[signal]);
    say('Ending after this step. Once more ends at once; the log then shows the step as interrupted.');
    stopping.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: stopping.signal,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
};
