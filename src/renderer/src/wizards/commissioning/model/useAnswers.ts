import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import type { JobStep, JobView } from '#shared/contract/jobs.ts';
import type { WireError } from '#shared/contract/wireError.ts';

export type Answers = JobView['answers'];

const SAVE_AFTER_MS = 400;

export interface AnswersDraft {
  readonly answers: Answers;
  readonly setCircuit: (change: Partial<Answers['circuit']>) => void;
  readonly setControl: (change: Partial<Answers['control']>) => void;
  readonly setNetwork: (change: Partial<Answers['network']>) => void;
  readonly setBackend: (change: Partial<Answers['backend']>) => void;
  /** Takes answers over that the application has changed by itself. */
  readonly adopt: (answers: Answers) => void;
  /** Saves what is pending, together with a step when one is given; false when it failed. */
  readonly flush: (step?: JobStep) => Promise<boolean>;
  readonly error: WireError | null;
}

/** The answers as the person sees them: shown at once, saved shortly after and on every change of step. */
export const useAnswers = (job: JobView): AnswersDraft => {
  const [draft, setDraft] = useState<Partial<Answers>>({});
  const [error, setError] = useState<WireError | null>(null);
  const pending = useRef<Partial<Answers>>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const answers: Answers = { ...job.answers, ...draft };
  const latest = useRef(answers);
  latest.current = answers;

  const flush = useCallback(
    async (step?: JobStep): Promise<boolean> => {
      clearTimeout(timer.current);
      const groups = pending.current;
      pending.current = {};
      if (step === undefined && Object.keys(groups).length === 0) return true;
      try {
        await api.jobs.save({ id: job.id, ...groups, ...(step === undefined ? {} : { step }) });
        setError(null);
        return true;
      } catch (thrown) {
        pending.current = { ...groups, ...pending.current };
        setError(toBridgeError(thrown));
        return false;
      }
    },
    [job.id],
  );
  useEffect(() => () => void flush(), [flush]);

  const change = useCallback(
    (group: Partial<Answers>) => {
      // Two changes in one event must not lose the first.
      latest.current = { ...latest.current, ...group };
      pending.current = { ...pending.current, ...group };
      setDraft((now) => ({ ...now, ...group }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    [flush],
  );
  return {
    answers,
    setCircuit: (part) => change({ circuit: { ...latest.current.circuit, ...part } }),
    setControl: (part) => change({ control: { ...latest.current.control, ...part } }),
    setNetwork: (part) => change({ network: { ...latest.current.network, ...part } }),
    setBackend: (part) => change({ backend: { ...latest.current.backend, ...part } }),
    adopt: (known) => {
      latest.current = known;
      setDraft(known);
    },
    flush,
    error,
  };
};
