import {
  type JobDeps,
  journalOf,
  newestEntryNumber,
  requireStep,
  sessionOf,
} from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { viewJob } from '#core/commissioning/jobView.ts';
import { requireAllowed } from '#core/commissioning/reviewJob.ts';
import { runJobPlan } from '#core/commissioning/runJobPlan.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { requireProven } from '#core/provisioning/crossDoors.ts';
import { ocpp16, trialS } from '#shared/domain/ocppJob/desiredBackEnd.ts';
import { type BackEndVerdict, backEndVerdict, whyNotAccepted } from '#shared/domain/ocppJob/judgeBackEnd.ts';
import { type OcppStatus, ocppStatusOf } from '#shared/domain/ocppJob/ocppStatus.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { canTry, isWritten } from './backEndView.ts';
import { settleTrial, trialPoints, waitsForConfirmation } from './trialState.ts';
import { type EmitBackEnd, stopwatch, watchLocal } from './watchBackEnd.ts';

const lookEveryMs = 1_000;
const looks = ['ocpp.status', ...trialPoints];

export interface BackEndWatch {
  readonly emit: EmitBackEnd;
  readonly signal: AbortSignal;
}

export interface TryRequest {
  readonly id: string;
  /** Joins a trial that runs, and begins none. */
  readonly joinOnly: boolean;
}

/** A job whose local back end does not run would try an address at which nobody listens. */
export const requireServing = (deps: JobDeps, state: JobState): void => {
  if (state.answers.backend.where !== 'this-laptop') return;
  if (deps.backEnd.state().phase !== 'running') throw appError('ocpp.back-end-not-running', {});
};

/** Settings of this job that are only how it activates, each as a commit of its own before it. */
export const setConfirmTimeout = async (
  deps: JobDeps,
  state: JobState,
  session: DeviceSession,
  seconds: number,
): Promise<JobState> => {
  const values: PointValues = { 'commit.confirmTimeout': seconds };
  const { id } = state;
  const marked = deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(values)])] },
  }));
  const { proof } = await runJobPlan(deps, marked, {
    session,
    wanted: () => ({ values, secrets: {} }),
    report: () => undefined,
    onCommitted: (generation) => void deps.store.update(id, (job) => ({ ...job, generation })),
  });
  requireProven(proof);
  return deps.store.get(id);
};

/** Activates OCPP unconfirmed; whoever comes back after a crash learns from the charger that it waits. */
const begin = async (deps: JobDeps, state: JobState, session: DeviceSession): Promise<void> => {
  await requireAllowed(deps, state);
  requireServing(deps, state);
  // An activation that broke off has left it at 0, with which nothing would take the trial back.
  await setConfirmTimeout(deps, state, session, trialS);
  const values: PointValues = { 'ocpp.mode': ocpp16 };
  const { id } = state;
  const marked = deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(values)])] },
    backEnd: {
      ...job.backEnd,
      trial: { state: 'none', isRunning: true, atMs: deps.clock.nowMs(), endsAtMs: null },
    },
  }));
  try {
    await runJobPlan(deps, marked, {
      session,
      wanted: () => ({ values, secrets: {} }),
      purpose: 'trial',
      isTrial: true,
      report: () => undefined,
      onCommitted: (generation) =>
        void deps.store.update(id, (job) => ({ ...job, generation, unconfirmedGeneration: generation })),
    });
  } catch (error) {
    await settleTrial(deps, id, session);
    throw error;
  }
};

interface Seen {
  verdict: BackEndVerdict | undefined;
  status: OcppStatus | null;
  isOver: boolean;
}

/** One look: the status as it changes, the countdown, and whether the charger has gone back. */
const look = (values: PointValues, seen: Seen, atS: number, emit: EmitBackEnd): void => {
  const isWaiting = values['commit.state'] === waitsForConfirmation;
  const status = ocppStatusOf(values['ocpp.status']);
  const backInS = isWaiting ? Number(values['commit.confirmRemaining'] ?? 0) : null;
  seen.isOver = !isWaiting;
  if (isWaiting) seen.status = status;
  emit({ kind: 'status', atS, status, backInS });
  if (!isWaiting || status !== 'accepted' || seen.verdict !== undefined) return;
  seen.verdict = backEndVerdict('pass', 'back-end-accepted', { afterS: Math.round(atS) });
  emit({ kind: 'verdict', ...seen.verdict, params: { ...seen.verdict.params } });
};

const trialStateOf = {
  pass: 'accepted',
  warn: 'accepted',
  fail: 'failed',
  'not-proven': 'not-seen',
} as const;

const record = (deps: JobDeps, state: JobState, verdict: BackEndVerdict): void => {
  journalOf(deps, state).append({
    kind: 'test',
    outcome: verdict.verdict === 'pass' ? 'done' : 'failed',
    door: state.charger?.target.startsWith('modbus:') ? 'modbus' : 'bluetooth',
    details: {
      purpose: 'back-end-trial',
      verdict: verdict.verdict,
      steps: [{ id: 'back-end', ...verdict, params: { ...verdict.params } }],
      simulated: state.charger?.identity.practice ?? false,
    },
  });
};

const keepVerdict = (deps: JobDeps, id: string, { verdict }: BackEndVerdict): JobState =>
  deps.store.update(id, (job) => ({
    ...job,
    interruptionSeen: newestEntryNumber(deps),
    tests: [...job.tests.filter((test) => test.id !== 'back-end:trial'), { id: 'back-end:trial', verdict }],
    backEnd: { ...job.backEnd, trial: { ...job.backEnd.trial, state: trialStateOf[verdict] } },
  }));

/** Watches until the charger has gone back, or no longer answers. */
const watch = async (
  deps: JobDeps,
  state: JobState,
  session: DeviceSession,
  { emit, signal }: BackEndWatch,
): Promise<BackEndVerdict> => {
  const { id } = state;
  const atS = stopwatch(deps);
  const sinceMs = state.backEnd.trial.atMs ?? deps.clock.nowMs();
  const local = watchLocal(deps, state, { emit, atS, sinceMs });
  const seen: Seen = { verdict: undefined, status: null, isOver: false };
  try {
    while (!seen.isOver && session.isOpen()) {
      const values = await session.read(looks).catch(() => undefined);
      const hadVerdict = seen.verdict !== undefined;
      if (values !== undefined) look(values, seen, atS(), emit);
      if (seen.verdict !== undefined && !hadVerdict) keepVerdict(deps, id, seen.verdict);
      if (!seen.isOver) await deps.clock.sleep(lookEveryMs, signal);
    }
  } finally {
    local.stop();
  }
  if (seen.verdict !== undefined) return seen.verdict;
  const verdict = seen.isOver
    ? whyNotAccepted(trialS, { status: seen.status, attempt: local.latest() })
    : backEndVerdict('not-proven', 'back-end-link-lost');
  emit({ kind: 'verdict', ...verdict, params: { ...verdict.params } });
  return verdict;
};

/**
 * Tries the back end: OCPP on for 180 s with the door as it is open, watched until the charger has gone back by itself.
 * Leaving the watch does not end the trial; a trial that runs is joined. Nobody who only joins begins one. Errors: `job.refused`,
 * `ocpp.back-end-not-running`, those of a write.
 */
export const tryBackEnd = async (
  deps: JobDeps,
  { id, joinOnly }: TryRequest,
  request: BackEndWatch,
): Promise<void> => {
  const state = deps.store.get(id);
  const { activation, trial } = state.backEnd;
  requireStep(
    state.kind === 'ocpp' &&
      activation === 'none' &&
      canTry(state) &&
      (trial.isRunning || isWritten(state, deps.secrets.of(id))),
    'try-back-end',
  );
  const session = sessionOf(deps, state);
  const { 'commit.state': commit } = await session.read(['commit.state']);
  const isWaiting = commit === waitsForConfirmation;
  if (!isWaiting && !joinOnly) await begin(deps, state, session);
  await settleTrial(deps, id, session);
  const { emit } = request;
  const finish = (verdict: BackEndVerdict['verdict']): void => {
    const device = deps.devices.list().find((open) => open.jobId === id);
    emit({ kind: 'done', verdict, job: viewJob(deps, deps.store.get(id), device) });
  };
  if (!isWaiting && joinOnly) {
    finish('not-proven');
    return;
  }
  emit({ kind: 'plan', withinS: trialS, goesBackS: trialS });
  const verdict = await watch(deps, deps.store.get(id), session, request);
  record(deps, deps.store.get(id), verdict);
  keepVerdict(deps, id, verdict);
  if (session.isOpen()) {
    await settleTrial(deps, id, session);
    const { 'ocpp.mode': mode } = await session.read(['ocpp.mode']);
    emit({ kind: 'back', proven: mode === 0 });
  }
  finish(verdict.verdict);
};
