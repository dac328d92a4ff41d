import { useRef, useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import type { UpdateResultView } from '#shared/contract/firmware.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { createTransferMeter, type TransferRate } from '#shared/domain/firmware/transferRate.ts';

type UpdateEvent = Awaited<ReturnType<typeof api.firmware.update>> extends AsyncIterable<infer E> ? E : never;
type Open = (signal: AbortSignal) => Promise<AsyncIterable<UpdateEvent>>;

/** How the last update of this page ended. */
export type Ending =
  | { readonly kind: 'done'; readonly result: UpdateResultView }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'stopped' };

export interface Updating {
  readonly isRunning: boolean;
  readonly version: string;
  readonly from: string;
  readonly progress: JobProgress | null;
  readonly rate: TransferRate;
  /** True from the installation on: then there is only forward. */
  readonly isInstalling: boolean;
  readonly ending: Ending | null;
  readonly run: (versions: { from: string; version: string }, open: Open) => Promise<void>;
  readonly stop: () => void;
  readonly clear: () => void;
}

const forward = ['installing', 'restarting', 'proving', 'confirming'];
const noRate: TransferRate = { bytesPerSecond: null, secondsLeft: null };

/** Runs an update and follows it to its end. */
export const useUpdating = (onEnd: () => void): Updating => {
  const job = useJobStream<UpdateEvent>();
  const [versions, setVersions] = useState({ from: '', version: '' });
  const [ending, setEnding] = useState<Ending | null>(null);
  const [rate, setRate] = useState(noRate);
  const [isInstalling, setInstalling] = useState(false);
  const isStopped = useRef(false);

  const run: Updating['run'] = async (chosen, open) => {
    const meter = createTransferMeter();
    isStopped.current = false;
    setVersions(chosen);
    setEnding(null);
    setInstalling(false);
    setRate(noRate);
    let failure: WireError | null = null;
    const done = await job.run(open, (event) => {
      if (event.kind === 'failed') failure = event.error;
      if (event.kind !== 'progress') return;
      if (forward.includes(event.phase)) setInstalling(true);
      if (event.phase === 'sending') setRate(meter(event.done, event.total, Date.now()));
    });
    if (done !== null) setEnding({ kind: 'done', result: done.result });
    else if (isStopped.current) setEnding({ kind: 'stopped' });
    else if (failure !== null) setEnding({ kind: 'failed', error: failure });
    onEnd();
  };
  return {
    ...versions,
    isRunning: job.isRunning,
    progress: job.progress,
    rate,
    isInstalling,
    ending,
    run,
    stop: () => {
      isStopped.current = true;
      job.cancel();
    },
    clear: () => {
      setEnding(null);
      job.clear();
    },
  };
};
