import { useState } from 'react';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { playTone } from '#renderer/ui/tone.ts';
import { useBusy } from '#renderer/wizards/commissioning/model/useBusy.ts';
import type { BackEndProofEvent } from '#shared/contract/jobs.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { afterProofEvent, notBegun, type ProofState } from './proofState.ts';

type Open = (signal: AbortSignal) => Promise<AsyncIterable<BackEndProofEvent>>;

export interface BackEndProof {
  readonly state: ProofState;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly start: (open: Open) => void;
  readonly cancel: () => void;
}

const TONES = { pass: 'pass', warn: 'warn', fail: 'fail', 'not-proven': 'warn' } as const;

/** Follows a charger to its back end and keeps what is told; a tone goes with what needs a person. */
export const useBackEndProof = (): BackEndProof => {
  const [state, setState] = useState(notBegun);
  const stream = useJobStream<BackEndProofEvent>();
  useBusy(stream.isRunning);
  const start = (open: Open) => {
    setState(notBegun);
    void stream.run(open, (event) => {
      setState((now) => afterProofEvent(now, event));
      if (event.kind === 'ask-person') playTone('attention');
      if (event.kind === 'done') playTone(TONES[event.verdict]);
    });
  };
  return { state, isRunning: stream.isRunning, error: stream.error, start, cancel: stream.cancel };
};
