import { jobVerdict } from '#shared/domain/jobVerdict.ts';
import { backEndJobVerdict } from '#shared/domain/ocppJob/backEndJobVerdict.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import { backEndOutcome, backEndSheet } from './backEnd/finishBackEnd.ts';
import { deviceOf, type JobDeps, journalOf, requireStep } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { planJob } from './reviewJob.ts';
import { isSteeringSeen } from './steeringSeen.ts';

/** The door of the last word: none where only the back end reaches the charger. */
const doorOf = ({ written, modbusAddress, kind }: JobState): Door | null => {
  if (!written.doorsClosed) return 'bluetooth';
  return kind === 'ocpp' && modbusAddress === null ? null : 'modbus';
};

/**
 * Closes a job with its verdict: commissioned, or configured with what is missing. The verdict, the open points and
 * the person's note are the job's last entry in the log; the visit ends.
 */
export const finishJob = async (deps: JobDeps, id: string, note: string): Promise<JobState> => {
  const state = deps.store.get(id);
  requireStep(state.written.settings && state.open, 'finish');
  requireStep(isSteeringSeen(state), 'watch-steering');
  const { findings, limitA } = planJob(deps, state, null);
  const verdict =
    state.kind === 'ocpp'
      ? backEndJobVerdict(backEndOutcome(state, findings))
      : jobVerdict({
          answers: state.answers.circuit,
          findings,
          tests: state.tests,
          proofs: state.proofs,
          socket: state.socket,
        });
  const openPoints = verdict.openPoints.map((point) => ({ ...point, params: { ...point.params } }));
  journalOf(deps, state).append({
    kind: 'verdict',
    outcome: verdict.result,
    door: doorOf(state),
    details: {
      limitA,
      openPoints,
      note,
      socket: state.socket && { ...state.socket, isTrendOnly: true },
      measurements: JSON.parse(JSON.stringify(state.answers.circuit.measurements ?? {})),
      ...(state.kind === 'ocpp' ? { backEnd: backEndSheet(deps, state) } : {}),
    },
  });
  const device = deviceOf(deps, id);
  if (device) await deps.devices.close(device.session.id);
  deps.log.endVisit(state.visitId);
  deps.secrets.forget(id);
  return deps.store.update(id, (job) => ({
    ...job,
    open: false,
    step: 'done',
    result: verdict.result,
    openPoints,
  }));
};

/** Leaves a job: its connection is closed and the log says what had been written by then. */
export const discardJob = async (deps: JobDeps, id: string): Promise<void> => {
  const state = deps.store.get(id);
  if (!state.open) return;
  const device = deviceOf(deps, id);
  if (device) await deps.devices.close(device.session.id);
  journalOf(deps, state).append({
    kind: 'visit',
    outcome: 'interrupted',
    details: { job: state.kind, written: state.written.points },
  });
  deps.log.endVisit(state.visitId);
  deps.secrets.forget(id);
  deps.store.update(id, (job) => ({ ...job, open: false }));
};
