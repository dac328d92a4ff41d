import { useEffect } from 'react';

/** Keeps the computer from sleeping while something is written or tested. */
export const useKeepAwake = (isNeeded: boolean): void => {
  useEffect(() => {
    if (!isNeeded || !('wakeLock' in navigator)) return undefined;
    let isOver = false;
    let lock: WakeLockSentinel | undefined;
    navigator.wakeLock.request('screen').then(
      (got) => {
        lock = got;
        if (isOver) void got.release();
      },
      // A system that refuses still writes; it may only go dark.
      () => undefined,
    );
    return () => {
      isOver = true;
      void lock?.release();
    };
  }, [isNeeded]);
};
