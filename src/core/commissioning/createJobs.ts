import type { z } from 'zod';
import type { ReviewView } from '#shared/contract/jobReview.ts';
import type { ProofRow } from '#shared/contract/jobRows.ts';
import type {
  BackEndProofEvent,
  JobSummary,
  JobView,
  jobsContract,
  TestEvent,
} from '#shared/contract/jobs.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import { heldClient } from './backEnd/backEndView.ts';
import { createBackEndSteps } from './backEnd/createBackEndSteps.ts';
import { createJobSecrets } from './backEnd/jobSecrets.ts';
import type { TryRequest } from './backEnd/tryBackEnd.ts';
import { writeBackEnd } from './backEnd/writeBackEnd.ts';
import { changePin } from './changePin.ts';
import { connectJob, unlockJob } from './connectJob.ts';
import { createJob, type JobRequest } from './createJob.ts';
import { crossOver } from './crossOver.ts';
import { discardJob, finishJob } from './finishJob.ts';
import { deviceOf, type JobDeps, type Report } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { createJobStore } from './jobStore.ts';
import { summariseJob, viewJob } from './jobView.ts';
import { proveJob } from './proveJob.ts';
import { reviewJob } from './reviewJob.ts';
import { saveJob } from './saveJob.ts';
import { testJobSocket } from './testJobSocket.ts';
import { undoJob } from './undoJob.ts';
import { watchSteering } from './watchSteering.ts';
import { tryWifi } from './wifiTrial.ts';
import { writeJob } from './writeJob.ts';

type Input<Name extends keyof typeof jobsContract> = z.output<
  NonNullable<(typeof jobsContract)[Name]['~orpc']['inputSchema']>
>;
type Proven = { job: JobView; proof: ProofRow[] };
type Emit = (event: TestEvent) => void;
type EmitBackEnd = (event: BackEndProofEvent) => void;

/** Commissioning jobs, as the bridge offers them. */
export interface Jobs {
  list(openOnly: boolean): readonly JobSummary[];
  view(id: string): JobView;
  onChange(id: string, listener: () => void): () => void;
  create(request: JobRequest): JobView;
  save(input: Input<'save'>): JobView;
  connect(input: Input<'connect'>, report: Report, signal: AbortSignal): Promise<JobView>;
  unlock(input: Input<'unlock'>, report: Report, signal: AbortSignal): Promise<JobView>;
  disconnect(id: string): Promise<void>;
  tryWifi(input: Input<'tryWifi'>, report: Report): Promise<JobView>;
  restoreWifi(id: string, report: Report): Promise<JobView>;
  review(id: string): Promise<ReviewView>;
  write(id: string, report: Report): Promise<Proven>;
  proveBluetooth(input: Input<'proveBluetooth'>, emit: Emit, signal: AbortSignal): Promise<void>;
  changePin(input: Input<'changePin'>): Promise<JobView>;
  crossOver(id: string, report: Report): Promise<Proven>;
  prove(input: Input<'prove'>, emit: Emit, signal: AbortSignal): Promise<void>;
  watchSteering(input: Input<'watchSteering'>, emit: Emit, signal: AbortSignal): Promise<void>;
  socketTest(
    input: Input<'socketTest'>,
    emit: (event: SocketTestEventView) => void,
    signal: AbortSignal,
  ): Promise<void>;
  giveSecrets(input: Input<'giveSecrets'>): JobView;
  /** The charger's own certificate with its key, while it is held; for the core alone. */
  heldClient(id: string): string | undefined;
  generateKey(id: string): { readonly plain: string; readonly hex: string; readonly job: JobView };
  serveHere(input: Input<'serveHere'>): Promise<JobView>;
  tryBackEnd(request: TryRequest, emit: EmitBackEnd, signal: AbortSignal): Promise<void>;
  endTrial(id: string, report: Report, signal: AbortSignal): Promise<JobView>;
  activate(id: string, report: Report): Promise<Proven>;
  awaitBackEnd(id: string, emit: EmitBackEnd, signal: AbortSignal): Promise<void>;
  confirmSeen(input: Input<'confirmSeen'>): JobView;
  undo(id: string, report: Report): Promise<Proven & { notRestorable: NotRestorable[] }>;
  finish(input: Input<'finish'>): Promise<JobView>;
  discard(id: string): Promise<void>;
}

/** Jobs over the core's ports. A job's state is in the log's database before any of these answers. */
export const createJobs = (options: Omit<JobDeps, 'store' | 'secrets'>): Jobs => {
  const store = createJobStore(options.log, options.clock);
  const deps: JobDeps = { ...options, store, secrets: createJobSecrets() };
  const view = (state: JobState): JobView => viewJob(deps, state, deviceOf(deps, state.id));
  const proven = ({ state, proof }: { state: JobState; proof: readonly ProofRow[] }): Proven => ({
    job: view(state),
    proof: [...proof],
  });
  const prove = ({ id, withoutCar }: Input<'prove'>, emit: Emit, signal: AbortSignal) =>
    proveJob(deps, id, { withoutCar, emit, signal });

  return {
    list: (openOnly) => store.list(openOnly).map((state) => summariseJob(deps.log, state)),
    view: (id) => view(store.get(id)),
    onChange(id, listener) {
      const stops = [store.onChange(id, listener), deps.devices.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    create: (request) => view(createJob(deps, request)),
    save: (input) => view(saveJob(deps, input)),
    connect: async ({ id, target }, report, signal) =>
      view(await connectJob(deps, id, { report, signal, ...(target === undefined ? {} : { target }) })),
    unlock: async ({ id, pin }, report, signal) => view(await unlockJob(deps, id, { pin, report, signal })),
    async disconnect(id) {
      const device = deviceOf(deps, id);
      if (device) await deps.devices.close(device.session.id);
    },
    tryWifi: async ({ id, ...request }, report) => view(await tryWifi(deps, id, { ...request, report })),
    restoreWifi: async (id, report) => view((await undoJob(deps, id, { only: 'network', report })).state),
    review: (id) => reviewJob(deps, store.get(id)),
    write: async (id, report) =>
      proven(
        await (store.get(id).kind === 'ocpp' ? writeBackEnd(deps, id, report) : writeJob(deps, id, report)),
      ),
    proveBluetooth: prove,
    changePin: async ({ id, ...request }) => view(await changePin(deps, id, request)),
    crossOver: async (id, report) => proven(await crossOver(deps, id, report)),
    prove,
    watchSteering: ({ id }, emit, signal) => watchSteering(deps, id, { emit, signal }),
    socketTest: ({ id, isLong }, emit, signal) => testJobSocket(deps, id, { isLong, emit, signal }),
    heldClient: (id) => heldClient(store.get(id), deps.secrets.of(id)),
    ...createBackEndSteps(deps, { view, proven }),
    async undo(id, report) {
      const undone = await undoJob(deps, id, { only: 'everything', report });
      return { ...proven(undone), notRestorable: [...undone.notRestorable] };
    },
    finish: async ({ id, note }) => view(await finishJob(deps, id, note)),
    discard: (id) => discardJob(deps, id),
  };
};
