import { useEffect, useState } from 'react';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { secondsLeftByRate } from '#renderer/features/configuration/model/timeLeft.ts';

/** How long work that goes on will still take (s), by how long its parts took so far. */
export const useSecondsLeft = (isRunning: boolean, done: number, total: number): number | undefined => {
  const nowMs = useNow(1000);
  const [sinceMs, setSince] = useState(0);
  useEffect(() => {
    if (isRunning) setSince(Date.now());
  }, [isRunning]);
  return isRunning && sinceMs > 0 ? secondsLeftByRate(done, total, (nowMs - sinceMs) / 1000) : undefined;
};
