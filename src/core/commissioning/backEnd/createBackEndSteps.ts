import type { Jobs } from '#core/commissioning/createJobs.ts';
import { type JobDeps, requireStep } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { ProofRow } from '#shared/contract/jobRows.ts';
import type { JobView } from '#shared/contract/jobs.ts';

type Steps = Pick<
  Jobs,
  'serveHere' | 'tryBackEnd' | 'endTrial' | 'activate' | 'awaitBackEnd' | 'confirmSeen'
>;

interface Views {
  view(state: JobState): JobView;
  proven(result: { state: JobState; proof: readonly ProofRow[] }): { job: JobView; proof: ProofRow[] };
}

/** The steps of a job of kind `ocpp`, as the bridge offers them. */
export const createBackEndSteps = (_deps: JobDeps, _views: Views): Steps => {
  const notYet = (): never => {
    requireStep(false, 'backend');
    throw new Error('unreachable');
  };
  return {
    serveHere: async () => notYet(),
    tryBackEnd: async () => notYet(),
    endTrial: async () => notYet(),
    activate: async () => notYet(),
    awaitBackEnd: async () => notYet(),
    confirmSeen: notYet,
  };
};
