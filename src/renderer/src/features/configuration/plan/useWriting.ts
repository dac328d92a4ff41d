import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { refreshConfiguration } from '#renderer/features/configuration/model/configurationQueries.ts';
import type { ApplyEvent } from '#renderer/features/configuration/model/streamEvents.ts';
import type { AppliedView } from '#shared/contract/configuration.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { openApply } from './planSource.ts';

type Open = (signal: AbortSignal) => Promise<AsyncIterable<ApplyEvent>>;

export interface Writing {
  readonly isRunning: boolean;
  /** The person stopped it: the step that had begun is still finished by the application. */
  readonly isStopped: boolean;
  readonly progress: JobProgress | null;
  readonly error: WireError | null;
  readonly run: (call: Parameters<typeof openApply>[0]) => Promise<void>;
  readonly runStream: (open: Open) => Promise<void>;
  readonly cancel: () => void;
  /** Forgets how the last attempt ended. */
  readonly clear: () => void;
}

/** Writes, follows it to the proof, and tells the page. Nothing is repeated by itself. */
export const useWriting = (onDone: (applied: AppliedView) => void): Writing => {
  const client = useQueryClient();
  const job = useJobStream<ApplyEvent>();
  const [isStopped, setStopped] = useState(false);
  const runStream = async (open: Open) => {
    setStopped(false);
    const done = await job.run(open);
    await refreshConfiguration(client);
    if (done !== null) onDone(done.result);
  };
  return {
    isRunning: job.isRunning,
    isStopped,
    progress: job.progress,
    error: job.error,
    runStream,
    run: (call) => runStream((signal) => openApply(call, signal)),
    clear: () => {
      setStopped(false);
      job.clear();
    },
    cancel: () => {
      setStopped(true);
      job.cancel();
    },
  };
};
