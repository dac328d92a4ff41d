import type { DeviceTime } from './deviceTime.ts';

/** A commit that changed the doors waits until somebody comes through the new ones and says so. */
export interface Confirmation {
  isAwaited(): boolean;
  begin(forS: number, onTimeout: () => void): void;
  end(): void;
  remainingS(): number;
}

export function createConfirmation(time: DeviceTime): Confirmation {
  let waiting: { readonly untilMs: number; cancel(): void } | undefined;
  return {
    isAwaited: () => waiting !== undefined,
    begin: (forS, onTimeout) => {
      waiting = {
        untilMs: time.waitMs() + forS * 1000,
        cancel: time.after(forS * 1000, onTimeout),
      };
    },
    end: () => {
      waiting?.cancel();
      waiting = undefined;
    },
    remainingS: () =>
      waiting === undefined ? 0 : Math.max(0, Math.ceil((waiting.untilMs - time.waitMs()) / 1000)),
  };
}
