import { useEffect } from 'react';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import { useJob } from './jobContext.tsx';

/** While something is written or tested: the computer stays awake, and leaving the page is asked about. */
export const useBusy = (isRunning: boolean): void => {
  const { markBusy } = useJob();
  useKeepAwake(isRunning);
  useEffect(() => {
    if (!isRunning) return undefined;
    markBusy(1);
    return () => markBusy(-1);
  }, [isRunning, markBusy]);
};
