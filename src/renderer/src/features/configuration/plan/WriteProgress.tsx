import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobProgress } from '#renderer/app/bridge/useJobStream.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { planPhase } from '#renderer/features/configuration/model/planPhases.ts';
import {
  secondsLeft,
  secondsLeftByRate,
  stepIndex,
} from '#renderer/features/configuration/model/timeLeft.ts';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';

const useSince = (key: string): number => {
  const [sinceMs, setSince] = useState(() => Date.now());
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current !== key) setSince(Date.now());
    shown.current = key;
  }, [key]);
  return sinceMs;
};

/** What is being read or written, how far, how long still, and the way out between two steps. */
export const WriteProgress = (props: {
  /** Kinds of the steps; empty while a plan is only being made. */
  steps: readonly string[];
  progress: JobProgress | null;
  onCancel?: (() => void) | undefined;
}) => {
  const { t } = useTranslation('configuration');
  const { steps, progress } = props;
  const phase = planPhase(progress?.phase) ?? 'reading';
  const index = stepIndex(steps, phase);
  const nowMs = useNow(1000);
  const sinceMs = useSince(index < 0 ? phase : String(index));
  const elapsedS = Math.max(0, (nowMs - sinceMs) / 1000);
  const [done, total] = index < 0 ? [progress?.done ?? 0, progress?.total ?? 0] : [index, steps.length];
  const readingS = secondsLeftByRate(done, total, elapsedS);
  const left =
    index >= 0
      ? secondsLeft(steps, index, elapsedS)
      : readingS === undefined
        ? undefined
        : readingS + (steps.length > 0 ? secondsLeft(steps, -1, 0) : 0);
  // Between the last step and the end nothing is left to be stopped.
  const canStop = index < steps.length - 1 || steps.length === 0;
  return (
    <div className="nx-stack">
      <ProgressPanel
        what={t(`phase.${phase}`)}
        done={done}
        total={total}
        secondsLeft={left}
        onCancel={canStop ? props.onCancel : undefined}
      />
      {steps.length === 0 ? null : (
        <p className="nx-muted nx-small">{t(canStop ? 'write.stopBetween' : 'write.lastStep')}</p>
      )}
    </div>
  );
};
