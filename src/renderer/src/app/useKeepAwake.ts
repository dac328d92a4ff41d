import { useEffect } from 'react';

/** Keeps the computer from sleeping while something is written or tested, where the browser can. */
export const useKeepAwake = (isNeeded: boolean): void => {
  useEffect(() => {
    if (!isNeeded || !('wakeLock' in navigator)) return undefined;
    let isOver = false;
    let lock: WakeLockSentinel | undefined;
    const hold = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (got) => {
          if (isOver) void got.release();
          else lock = got;
        },
        // A system that refuses still writes; it may only go dark.
        () => undefined,
      );
    };
    hold();
    // A page that was covered for a moment has lost its hold.
    document.addEventListener('visibilitychange', hold);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, [isNeeded]);
};
