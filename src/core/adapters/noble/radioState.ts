import type { BleRadioState, RadioUnavailableReason } from '#core/ports/bleRadio.ts';
import { appError } from '#shared/errors/appError.ts';

export interface RadioStateHolder {
  get(): BleRadioState;
  set(next: BleRadioState): void;
  on(listener: (state: BleRadioState) => void): () => void;
  /** Resolves when the radio works; rejects with `radio.unavailable` when it does not, or not within the deadline. */
  ready(deadlineMs: number): Promise<void>;
}

export const unavailable = (reason: RadioUnavailableReason) => appError('radio.unavailable', { reason });

const isSame = (a: BleRadioState, b: BleRadioState) =>
  a.kind === b.kind && (a.kind !== 'unavailable' || (b.kind === 'unavailable' && a.reason === b.reason));

/** Holds the state of a radio. A radio that has gone stays gone. */
export const createRadioState = (): RadioStateHolder => {
  let state: BleRadioState = { kind: 'starting' };
  const listeners = new Set<(state: BleRadioState) => void>();
  const isGone = () => state.kind === 'unavailable' && state.reason === 'radio-gone';

  const on: RadioStateHolder['on'] = (listener) => {
    const own = (next: BleRadioState) => listener(next);
    listeners.add(own);
    return () => void listeners.delete(own);
  };
  return {
    get: () => state,
    set: (next) => {
      if (isGone() || isSame(state, next)) return;
      state = next;
      for (const listener of [...listeners]) listener(state);
    },
    on,
    ready: (deadlineMs) =>
      new Promise((resolve, reject) => {
        const look = (now: BleRadioState) => {
          if (now.kind === 'starting') return;
          clearTimeout(timer);
          stop();
          if (now.kind === 'ready') resolve();
          else reject(unavailable(now.reason));
        };
        const timer = setTimeout(() => {
          stop();
          // A controller that does not answer its first commands is none.
          reject(unavailable('no-adapter'));
        }, deadlineMs);
        const stop = on(look);
        look(state);
      }),
  };
};
