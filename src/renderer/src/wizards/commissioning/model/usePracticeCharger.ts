import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import type { PracticeState } from '#shared/contract/practice.ts';
import { useJob } from './jobContext.tsx';

export type RunningPractice = Extract<PracticeState, { kind: 'running' }>;
export type PracticeCharger = RunningPractice['chargers'][number];

/** The practice site while it runs and this job's charger is one of it; null otherwise. */
export const usePracticeSite = (): RunningPractice | null => {
  const state = usePracticeState();
  const { job } = useJob();
  return state?.kind === 'running' && job.charger?.identity.practice === true ? state : null;
};

export const usePracticeCharger = (): PracticeCharger | null => {
  const site = usePracticeSite();
  const serial = useJob().job.charger?.identity.serial;
  return site?.chargers.find((charger) => charger.serial === serial) ?? null;
};
