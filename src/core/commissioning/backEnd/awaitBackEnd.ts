import { type JobDeps, journalOf, newestEntryNumber, requireStep } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { viewJob } from '#core/commissioning/jobView.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { configurationProof, type KeyProof } from '#shared/domain/ocppJob/configurationProof.ts';
import { type BackEndVerdict, backEndVerdict, whyNotAccepted } from '#shared/domain/ocppJob/judgeBackEnd.ts';
import { type OcppStatus, ocppStatusOf } from '#shared/domain/ocppJob/ocppStatus.ts';
import { appError } from '#shared/errors/appError.ts';
import { checkedIdentity } from './backEndView.ts';
import type { BackEndWatch } from './tryBackEnd.ts';
import { type LocalWatch, stopwatch, watchLocal } from './watchBackEnd.ts';

const lookEveryMs = 500;
/** Chargers wait up to two minutes before they try again (s). */
export const heardWithinS = 150;

/** Settings as the charger tells its back end, against the answers; null when it did not tell. */
const readConfiguration = async (deps: JobDeps, state: JobState): Promise<readonly KeyProof[] | null> => {
  const wanted = configurationProof(state.answers.backend, []);
  const identity = checkedIdentity(state);
  const keys = wanted.map(({ key }) => key);
  const answer = await deps.backEnd
    .run({ command: 'GetConfiguration', keys, ...(identity === null ? {} : { identity }) })
    .catch(() => null);
  if (answer?.kind !== 'configuration') return null;
  return configurationProof(state.answers.backend, answer.rows);
};

const judgeHeard = async (
  deps: JobDeps,
  state: JobState,
  afterS: number,
  { emit }: BackEndWatch,
): Promise<BackEndVerdict> => {
  const rows = await readConfiguration(deps, state);
  if (rows !== null) emit({ kind: 'configuration', rows: rows.map((row) => ({ ...row })) });
  const different = (rows ?? []).filter(({ result }) => result === 'different').map(({ key }) => key);
  return different.length > 0
    ? backEndVerdict('warn', 'back-end-configuration-differs', { keys: different.join(', ') })
    : backEndVerdict('pass', 'back-end-heard', { afterS: Math.round(afterS) });
};

/** Waits at whatever still hears of the charger: the local back end, or the door that stayed. */
const wait = async (
  deps: JobDeps,
  state: JobState,
  request: BackEndWatch,
  parts: { local: LocalWatch; session: DeviceSession | undefined; atS(): number },
): Promise<BackEndVerdict> => {
  const { emit, signal } = request;
  const { local, session, atS } = parts;
  let told: OcppStatus | null = null;
  while (atS() < heardWithinS) {
    if (local.heard() !== undefined) return judgeHeard(deps, state, atS(), request);
    if (session?.isOpen()) {
      const values = await session.read(['ocpp.status']).catch(() => undefined);
      const status = ocppStatusOf(values?.['ocpp.status']);
      if (status !== told) emit({ kind: 'status', atS: atS(), status, backInS: null });
      told = status;
      if (status === 'accepted')
        return backEndVerdict('pass', 'back-end-accepted', { afterS: Math.round(atS()) });
    }
    await deps.clock.sleep(lookEveryMs, signal);
  }
  return whyNotAccepted(heardWithinS, { status: told, attempt: local.latest() });
};

const proofOf = { pass: 'proven', warn: 'proven', fail: 'not-seen', 'not-proven': 'not-seen' } as const;
const networkProofOf = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  'not-proven': 'not-proven',
} as const;

const keep = (deps: JobDeps, state: JobState, verdict: BackEndVerdict): JobState => {
  const isSeen = proofOf[verdict.verdict] === 'proven';
  journalOf(deps, state).append({
    kind: 'test',
    outcome: isSeen ? 'done' : 'failed',
    door: state.modbusAddress === null ? null : 'modbus',
    details: {
      purpose: 'back-end-proof',
      verdict: verdict.verdict,
      steps: [{ id: 'back-end', ...verdict, params: { ...verdict.params } }],
      simulated: state.charger?.identity.practice ?? false,
    },
  });
  return deps.store.update(state.id, (job) => ({
    ...job,
    interruptionSeen: isSeen ? newestEntryNumber(deps) : job.interruptionSeen,
    tests: [
      ...job.tests.filter(({ id }) => id !== 'back-end:proof'),
      { id: 'back-end:proof', verdict: verdict.verdict },
    ],
    written: {
      ...job.written,
      doorsClosed: job.written.doorsClosed || isSeen,
      networkProof: networkProofOf[verdict.verdict],
    },
    backEnd: {
      ...job.backEnd,
      proof: proofOf[verdict.verdict],
      // A charger that is at its back end was activated, whoever heard of it.
      activation: isSeen ? 'done' : job.backEnd.activation,
    },
  }));
};

/**
 * After the activation: waits until the charger is heard at the local back end, or says over Modbus TCP that it was
 * accepted. Where neither is there, nothing is proven and the person is asked to look. Errors:
 * `ocpp.back-end-not-running`.
 */
export const awaitBackEnd = async (deps: JobDeps, id: string, request: BackEndWatch): Promise<void> => {
  const state = deps.store.get(id);
  requireStep(state.kind === 'ocpp' && state.open && state.backEnd.activation !== 'none', 'await-back-end');
  const { emit } = request;
  const device = deps.devices.list().find((open) => open.jobId === id);
  const isHere = state.answers.backend.where === 'this-laptop';
  const atS = stopwatch(deps);
  const sinceMs = state.backEnd.activatedAtMs ?? deps.clock.nowMs();
  const local = watchLocal(deps, state, { emit, atS, sinceMs });
  try {
    if (isHere && !local.isServing()) throw appError('ocpp.back-end-not-running', {});
    const canHear = isHere || device?.session.isOpen() === true;
    emit({ kind: 'plan', withinS: canHear ? heardWithinS : 0, goesBackS: null });
    const verdict = canHear
      ? await wait(deps, state, request, { local, session: device?.session, atS })
      : backEndVerdict('not-proven', 'back-end-ask-person');
    if (!canHear) emit({ kind: 'ask-person' });
    emit({ kind: 'verdict', ...verdict, params: { ...verdict.params } });
    // What only a person can see is kept when the person has said it.
    const next = canHear ? keep(deps, state, verdict) : state;
    emit({ kind: 'done', verdict: verdict.verdict, job: viewJob(deps, next, device) });
  } finally {
    local.stop();
  }
};

/** Keeps what the person saw at the operator's own pages: their word, no proof. */
export const confirmSeen = (deps: JobDeps, id: string, isSeen: boolean): JobState => {
  const state = deps.store.get(id);
  const { activation, proof } = state.backEnd;
  requireStep(
    state.kind === 'ocpp' && state.open && activation !== 'none' && proof !== 'proven',
    'confirm-seen',
  );
  journalOf(deps, state).append({
    kind: 'note',
    outcome: isSeen ? 'done' : 'open',
    details: { purpose: 'back-end-seen', isSeen, by: 'person' },
  });
  return deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, networkProof: 'not-proven' },
    backEnd: { ...job.backEnd, proof: isSeen ? 'seen-by-person' : 'not-seen' },
  }));
};
