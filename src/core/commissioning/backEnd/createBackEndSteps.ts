import type { Jobs } from '#core/commissioning/createJobs.ts';
import type { JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { ProofRow } from '#shared/contract/jobRows.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { activateBackEnd } from './activateBackEnd.ts';
import { awaitBackEnd, confirmSeen } from './awaitBackEnd.ts';
import { endTrial } from './endTrial.ts';
import { generateKey, giveSecrets } from './giveSecrets.ts';
import { serveHere } from './serveHere.ts';
import { tryBackEnd } from './tryBackEnd.ts';

type Steps = Pick<
  Jobs,
  | 'giveSecrets'
  | 'generateKey'
  | 'serveHere'
  | 'tryBackEnd'
  | 'endTrial'
  | 'activate'
  | 'awaitBackEnd'
  | 'confirmSeen'
>;

interface Views {
  view(state: JobState): JobView;
  proven(result: { state: JobState; proof: readonly ProofRow[] }): { job: JobView; proof: ProofRow[] };
}

/** The steps of a job of kind `ocpp`, as the bridge offers them. */
export const createBackEndSteps = (deps: JobDeps, { view, proven }: Views): Steps => ({
  giveSecrets: ({ id, ...given }) => view(giveSecrets(deps, id, given)),
  generateKey(id) {
    const { state, key } = generateKey(deps, id);
    return { ...key, job: view(state) };
  },
  serveHere: async ({ id, ...request }) => view(await serveHere(deps, id, request)),
  tryBackEnd: (request, emit, signal) => tryBackEnd(deps, request, { emit, signal }),
  endTrial: async (id, report, signal) => view(await endTrial(deps, id, report, signal)),
  activate: async (id, report) => proven(await activateBackEnd(deps, id, report)),
  awaitBackEnd: (id, emit, signal) => awaitBackEnd(deps, id, { emit, signal }),
  confirmSeen: ({ id, isSeen }) => view(confirmSeen(deps, id, isSeen)),
});
