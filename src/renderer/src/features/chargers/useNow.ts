import { useEffect, useState } from 'react';

/** The time of this computer (Unix ms), renewed every so often. */
export const useNow = (everyMs: number): number => {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
};
