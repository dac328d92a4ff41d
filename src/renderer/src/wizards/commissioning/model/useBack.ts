import { useEffect } from 'react';
import { useJob } from './jobContext.tsx';
import { isActivated, stepsOf } from './jobFacts.ts';

/** To the step before, by button and Alt+←; null at the first, and once settings are written (then there is undo). */
export const useBack = (): (() => void) | null => {
  const { job, isWritten, goTo } = useJob();
  const steps = stepsOf(job);
  const previous = steps[steps.indexOf(job.step) - 1];
  // After writing, the way between "prove" and "review" stays open while Bluetooth is on.
  const isFree =
    !isWritten ||
    // What goes with a back end can be written again and again, as long as the charger has not gone there.
    (job.kind === 'ocpp' && !isActivated(job)) ||
    (job.step === 'done' && job.open) ||
    (job.step === 'prove' && job.kind !== 'ocpp' && !job.written.doorsClosed);
  const isTrying = job.backEnd?.trial.isRunning === true;
  const back = !isTrying && previous !== undefined && isFree && job.open ? () => void goTo(previous) : null;
  useEffect(() => {
    if (back === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' || !event.altKey) return;
      // The shell's own "back" would leave the job.
      event.preventDefault();
      event.stopImmediatePropagation();
      back();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
  return back;
};
