import { api } from '#renderer/app/bridge/api.ts';
import { type JobStream, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useKeepAwake } from '#renderer/app/useKeepAwake.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { StreamEvent } from './streamEvent.ts';

type Stream = JobStream<StreamEvent<JobView>>;

export interface ChargerLink {
  readonly connect: (target?: string) => Promise<boolean>;
  /** Sends the PIN once and reads everything; never repeated by itself. */
  readonly unlock: (pin: string) => Promise<boolean>;
  readonly connecting: Stream;
  readonly unlocking: Stream;
}

/** Connecting a job to its charger and opening it. */
export const useCharger = (jobId: string): ChargerLink => {
  const connecting: Stream = useJobStream<StreamEvent<JobView>>();
  const unlocking: Stream = useJobStream<StreamEvent<JobView>>();
  useKeepAwake(connecting.isRunning || unlocking.isRunning);
  return {
    connecting,
    unlocking,
    connect: async (target) => {
      unlocking.clear();
      const input = target === undefined ? { id: jobId } : { id: jobId, target };
      return (await connecting.run((signal) => api.jobs.connect(input, { signal }))) !== null;
    },
    unlock: async (pin) => {
      connecting.clear();
      return (await unlocking.run((signal) => api.jobs.unlock({ id: jobId, pin }, { signal }))) !== null;
    },
  };
};
