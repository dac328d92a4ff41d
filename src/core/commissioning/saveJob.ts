import type { z } from 'zod';
import type { jobsContract } from '#shared/contract/jobs.ts';
import { type JobDeps, requireStep } from './jobContext.ts';
import type { JobState } from './jobState.ts';

type SaveInput = z.output<(typeof jobsContract)['save']['~orpc']['inputSchema'] & z.ZodType>;

/**
 * Keeps answers and the step. Once settings are written the answers that made them stand (of a back end: once it is
 * activated); measurements, which change nothing in the charger, can be added until the job is closed.
 */
export const saveJob = (deps: JobDeps, input: SaveInput): JobState => {
  const state = deps.store.get(input.id);
  requireStep(state.open, 'save');
  const { circuit, control, network, backend, socketLabel } = input;
  const { activation, trial } = state.backEnd;
  const isFree = state.kind === 'ocpp' ? activation === 'none' && !trial.isRunning : !state.written.settings;
  requireStep(isFree || (!control && !network && !backend), 'save');
  const keptCircuit = isFree
    ? (circuit ?? state.answers.circuit)
    : { ...state.answers.circuit, ...(circuit?.measurements ? { measurements: circuit.measurements } : {}) };
  return deps.store.update(input.id, (job) => ({
    ...job,
    step: input.step ?? job.step,
    person: input.person ?? job.person,
    socketLabel: socketLabel ?? job.socketLabel,
    socketId: socketLabel ? deps.log.ensureSocket(job.siteId, socketLabel).id : job.socketId,
    answers: {
      circuit: keptCircuit,
      control: control ?? job.answers.control,
      network: network ?? job.answers.network,
      backend: backend ?? job.answers.backend,
    },
  }));
};
