import { useState } from 'react';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { playTone } from '#renderer/ui/tone.ts';
import { useBusy } from '#renderer/wizards/commissioning/model/useBusy.ts';
import type { TestEvent, TestVerdict } from '#shared/contract/jobs.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { afterEvent, noTest, type TestState } from './testState.ts';

type Open = (signal: AbortSignal) => Promise<AsyncIterable<TestEvent>>;

export interface ControlTest {
  readonly state: TestState;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly start: (open: Open) => void;
  readonly cancel: () => void;
}

const TONES = { pass: 'pass', warn: 'warn', fail: 'fail', 'not-proven': 'warn' } as const satisfies Record<
  TestVerdict,
  string
>;

/** Runs one test of control and keeps what it tells; a tone goes with what needs a person. */
export const useControlTest = (): ControlTest => {
  const [state, setState] = useState(noTest);
  const stream = useJobStream<TestEvent>();
  useBusy(stream.isRunning);
  const start = (open: Open) => {
    setState(noTest);
    void stream.run(open, (event) => {
      setState((now) => afterEvent(now, event));
      if (event.kind === 'waiting') playTone('attention');
      if (event.kind === 'done') playTone(TONES[event.verdict]);
    });
  };
  return { state, isRunning: stream.isRunning, error: stream.error, start, cancel: stream.cancel };
};
