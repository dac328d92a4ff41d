import { useState } from 'react';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { playTone } from '#renderer/ui/tone.ts';
import type { SocketResultView, SocketTestEventView } from '#shared/contract/socketTest.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { afterSocketEvent, noSocketTest, type SocketState } from './socketState.ts';

type Open = (signal: AbortSignal) => Promise<AsyncIterable<SocketTestEventView>>;

export interface SocketTest {
  readonly state: SocketState;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly start: (open: Open) => void;
  readonly cancel: () => void;
}

const tones = { good: 'pass', watch: 'warn', loose: 'fail', 'not-proven': 'warn' } as const satisfies Record<
  SocketResultView['verdict'],
  string
>;

/** Runs one socket test and keeps what it tells; a tone goes with what needs a person. */
export const useSocketTest = (): SocketTest => {
  const [state, setState] = useState(noSocketTest);
  const stream = useJobStream<SocketTestEventView>();
  const start = (open: Open) => {
    setState(noSocketTest);
    void stream.run(open, (event) => {
      setState((now) => afterSocketEvent(now, event));
      if (event.kind === 'waiting') playTone('attention');
      if (event.kind === 'done') playTone(tones[event.result.verdict]);
    });
  };
  return { state, isRunning: stream.isRunning, error: stream.error, start, cancel: stream.cancel };
};
