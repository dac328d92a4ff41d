import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { JobStep, JobView, ProofRow } from '#shared/contract/jobs.ts';
import { type AnswersDraft, useAnswers } from './useAnswers.ts';

export interface JobInHand extends AnswersDraft {
  readonly job: JobView;
  /** Settings are written: the answers behind them stand until they are undone. */
  readonly isWritten: boolean;
  /** Saves the answers and moves to a step. */
  readonly goTo: (step: JobStep) => Promise<boolean>;
  /** What was read back after the last write, as long as this page is open. */
  readonly proof: readonly ProofRow[];
  readonly setProof: (rows: readonly ProofRow[]) => void;
}

const JobContext = createContext<JobInHand | null>(null);

export const JobRoot = ({ job, children }: { job: JobView; children: ReactNode }) => {
  const draft = useAnswers(job);
  const [proof, setProof] = useState<readonly ProofRow[]>([]);
  const value = useMemo<JobInHand>(
    () => ({ ...draft, job, isWritten: job.written.settings, goTo: draft.flush, proof, setProof }),
    [draft, job, proof],
  );
  return <JobContext value={value}>{children}</JobContext>;
};

/** The job on this page with its answers. */
export const useJob = (): JobInHand => {
  const value = useContext(JobContext);
  if (value === null) throw new Error('useJob outside JobRoot');
  return value;
};
