import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { type JobStream, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import type { ProofRow } from '#shared/contract/jobRows.ts';
import type { JobStep, JobView, UndoneView } from '#shared/contract/jobs.ts';
import type { StreamEvent } from './streamEvent.ts';
import { type AnswersDraft, useAnswers } from './useAnswers.ts';

type WriteStream = JobStream<StreamEvent<{ job: JobView; proof: ProofRow[] }>>;
type UndoStream = JobStream<StreamEvent<UndoneView>>;

export interface JobInHand extends AnswersDraft {
  readonly job: JobView;
  /** Settings are written: the answers behind them stand until they are undone. */
  readonly isWritten: boolean;
  /** Saves the answers and moves to a step. */
  readonly goTo: (step: JobStep) => Promise<boolean>;
  /** What was read back after the last write, as long as this page is open. */
  readonly proof: readonly ProofRow[];
  readonly setProof: (rows: readonly ProofRow[]) => void;
  /** Held here, because the screen that began them is gone before they have ended. */
  readonly writing: WriteStream;
  readonly crossing: WriteStream;
  readonly undoing: UndoStream;
  /** Something is being written or tested. */
  readonly isBusy: boolean;
  /** 1 when something begins, −1 when it is over. */
  readonly markBusy: (change: 1 | -1) => void;
  readonly isUndoShown: boolean;
  readonly showUndo: (isShown: boolean) => void;
}

const JobContext = createContext<JobInHand | null>(null);

export const JobRoot = ({ job, children }: { job: JobView; children: ReactNode }) => {
  const draft = useAnswers(job);
  const [proof, setProof] = useState<readonly ProofRow[]>([]);
  const [isUndoShown, showUndo] = useState(false);
  const writing: WriteStream = useJobStream<StreamEvent<{ job: JobView; proof: ProofRow[] }>>();
  const crossing: WriteStream = useJobStream<StreamEvent<{ job: JobView; proof: ProofRow[] }>>();
  const undoing: UndoStream = useJobStream<StreamEvent<UndoneView>>();
  const [busy, setBusy] = useState(0);
  const markBusy = useCallback((change: 1 | -1) => setBusy((count) => count + change), []);
  const isWriting = writing.isRunning || crossing.isRunning || undoing.isRunning;
  useKeepAwake(isWriting);
  const value: JobInHand = {
    ...draft,
    job,
    isWritten: job.written.settings,
    goTo: draft.flush,
    proof,
    setProof,
    writing,
    crossing,
    undoing,
    isBusy: isWriting || busy > 0,
    markBusy,
    isUndoShown,
    showUndo,
  };
  return <JobContext value={value}>{children}</JobContext>;
};

/** The job on this page with its answers. */
export const useJob = (): JobInHand => {
  const value = useContext(JobContext);
  if (value === null) throw new Error('useJob outside JobRoot');
  return value;
};
