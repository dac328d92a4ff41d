import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { type ControlTestResult, runControlTest } from '#core/loadbalancing/runControlTest.ts';
import { runMeterTest } from '#core/loadbalancing/runMeterTest.ts';
import { createTestLink } from '#core/loadbalancing/testLink.ts';
import { type ProofRow, proveValues } from '#core/provisioning/proof.ts';
import type { TestEvent } from '#shared/contract/jobs.ts';
import { planControlTest } from '#shared/domain/controlTest.ts';
import type { Door, PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { type JobDeps, journalOf, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { viewJob } from './jobView.ts';
import { planJob, valuesAsFound } from './reviewJob.ts';
import { steeredTest } from './steeringSeen.ts';

export interface ProofRequest {
  readonly withoutCar: boolean;
  emit(event: TestEvent): void;
  readonly signal: AbortSignal;
}

const proofStateOf = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  'not-proven': 'not-proven',
} as const;

const planOf = (session: DeviceSession, desired: PointValues, limitA: number, hasCar: boolean) => {
  const overNetwork = session.door === 'modbus';
  return planControlTest({
    variant: session.door,
    limitA,
    failsafeA: overNetwork ? Number(desired['failsafe.defaultCurrent'] ?? 0) : null,
    timeoutS: overNetwork ? Number(desired['failsafe.defaultTimeout'] ?? 0) : 0,
    hasCar,
  });
};

/** What only holds once Bluetooth is silent. */
const opensDoor = (point: string, value: unknown): boolean =>
  point === 'modbus.flags' || (point === 'loadBalancing.mode' && value !== 0);

/** A charger that follows its own meter takes no set-points: it is proven by taking the meter away. */
const proveMeter = (
  deps: JobDeps,
  session: DeviceSession,
  { desired, limitA, request }: { desired: PointValues; limitA: number; request: ProofRequest },
) =>
  runMeterTest({
    session,
    clock: deps.clock,
    input: {
      meterLossA: Number(desired['loadBalancing.meterLossCurrent'] ?? 0),
      meterTimeoutS: Number(desired['loadBalancing.meterTimeout'] ?? 0),
      limitA,
      hasCar: !request.withoutCar,
    },
    emit: request.emit,
    signal: request.signal,
  });

/** Before the first set-point: whoever comes back after a crash sees that a charger may stand at a test's current. */
const announce = (deps: JobDeps, state: JobState, session: DeviceSession, limitA: number) =>
  journalOf(deps, state).append({
    kind: 'test',
    outcome: 'open',
    door: session.door,
    details: { purpose: 'test-begun', limitA },
  });

const record = (deps: JobDeps, state: JobState, session: DeviceSession, result: ControlTestResult) =>
  journalOf(deps, state).append({
    kind: 'test',
    outcome: result.verdict === 'fail' ? 'failed' : 'done',
    door: session.door,
    details: {
      verdict: result.verdict,
      steps: result.steps.map(({ id, verdict }) => ({ id, ...verdict, params: { ...verdict.params } })),
      // A practice site's clock may run faster; its results are never taken for a charger's.
      simulated: session.identity.practice,
    },
  });

const recordFailure = (deps: JobDeps, state: JobState, session: DeviceSession, error: unknown) =>
  journalOf(deps, state).append({
    kind: 'test',
    outcome: 'failed',
    door: session.door,
    errorCode: isAppError(error)
      ? error.code
      : error instanceof DOMException
        ? 'job.cancelled'
        : 'internal.unexpected',
    details: { purpose: 'test-ended' },
  });

const keptProofs = (proof: readonly ProofRow[]): JobState['proofs'] =>
  proof.flatMap(({ point, result }) => (result === 'written' ? [] : [{ point, result }]));

const save = (deps: JobDeps, id: string, door: Door, result: ControlTestResult, proof: readonly ProofRow[]) =>
  deps.store.update(id, (job) => {
    const tests = result.steps.map((step) => ({ id: `${door}:${step.id}`, verdict: step.verdict.verdict }));
    const own = proofStateOf[result.verdict];
    return {
      ...job,
      tests: [
        ...job.tests.filter(({ id: test }) => test === steeredTest || !test.startsWith(`${door}:`)),
        ...tests,
      ],
      proofs: keptProofs(proof),
      written: {
        ...job.written,
        networkProof: door === 'modbus' ? own : job.written.networkProof,
        bluetoothProof: door === 'bluetooth' ? own : job.written.bluetoothProof,
      },
    };
  });

/**
 * Reads every value back over the door that is open and runs the test of control there: limits, pause and self-test
 * over Bluetooth, set-points and fail-safe over Modbus TCP. The result is part of the job and of the log.
 */
export const proveJob = async (deps: JobDeps, id: string, request: ProofRequest): Promise<void> => {
  const state = deps.store.get(id);
  requireStep(state.written.settings && state.kind !== 'ocpp', 'prove');
  const session = sessionOf(deps, state);
  const { desired: wanted, limitA } = planJob(deps, state, null);
  const overNetwork = session.door === 'modbus';
  const desired = Object.fromEntries(
    Object.entries(wanted).filter(
      ([point, value]) => overNetwork || state.kind === 'own-circuit' || !opensDoor(point, value),
    ),
  );
  const proof = await proveValues(session, desired, valuesAsFound(deps, state));
  request.emit({ kind: 'proof', rows: [...proof] });
  announce(deps, state, session, limitA);
  try {
    const link = createTestLink(session);
    const result =
      desired['loadBalancing.mode'] === 1
        ? await proveMeter(deps, session, { desired, limitA, request })
        : await runControlTest({
            link,
            clock: deps.clock,
            plan: planOf(session, desired, limitA, !request.withoutCar),
            emit: request.emit,
            signal: request.signal,
          });
    const areInForce = proof.every((row) => row.result === 'in-force' || row.result === 'written');
    const verdict = areInForce ? result.verdict : 'fail';
    if (!overNetwork && verdict !== 'fail') await link.release();
    record(deps, state, session, { ...result, verdict });
    const next = save(deps, id, session.door, { ...result, verdict }, proof);
    const device = deps.devices.list().find((open) => open.jobId === id);
    request.emit({ kind: 'done', verdict, job: viewJob(deps, next, device) });
  } catch (error) {
    recordFailure(deps, state, session, error);
    throw error;
  }
};
