import {
  type JobDeps,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { requireAllowed, valuesAsFound } from '#core/commissioning/reviewJob.ts';
import { runJobPlan } from '#core/commissioning/runJobPlan.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { ocpp16, trialS } from '#shared/domain/ocppJob/desiredBackEnd.ts';
import { ocppStatusOf } from '#shared/domain/ocppJob/ocppStatus.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { canTry, isWritten } from './backEndView.ts';
import { afterTrial, waitsForConfirmation } from './trialState.ts';
import { requireServing, setConfirmTimeout } from './tryBackEnd.ts';

const lookEveryMs = 1_000;
/** Before the charger would take it back by itself there has to be time for the confirmation (s). */
const decideWithinS = trialS - 20;

const requireReady = async (deps: JobDeps, state: JobState, session: DeviceSession): Promise<void> => {
  const { activation, trial } = state.backEnd;
  requireStep(state.kind === 'ocpp' && activation === 'none' && !trial.isRunning, 'activate');
  requireStep(isWritten(state, deps.secrets.of(state.id)), 'write');
  await requireAllowed(deps, state);
  requireServing(deps, state);
  const access = await session.access();
  if (session.door === 'bluetooth' && access.pinIsFactory)
    throw appError('pin.factory', { device: session.identity.name });
  const { 'commit.state': commit } = await session.read(['commit.state']);
  requireStep(commit !== waitsForConfirmation, 'trial');
};

/** Over Modbus TCP the charger itself says that its back end has accepted it; `ocpp.not-accepted` when it does not. */
const untilAccepted =
  ({ clock }: JobDeps, report: Report) =>
  async (session: DeviceSession): Promise<void> => {
    const startedMs = clock.monotonicMs();
    const passedS = () => ((clock.monotonicMs() - startedMs) * clock.speed()) / 1000;
    while (passedS() < decideWithinS) {
      const { 'ocpp.status': status } = await session.read(['ocpp.status']);
      if (ocppStatusOf(status) === 'accepted') return;
      report('accepting', Math.min(passedS(), decideWithinS), decideWithinS);
      await clock.sleep(lookEveryMs);
    }
    throw appError('ocpp.not-accepted', { device: session.identity.name });
  };

/** After these nobody knows whether the charger is activated; anything else has stored nothing. */
const isUnknown = (error: unknown): boolean =>
  isAppError(error) &&
  /^(commit\.unknown-outcome|device\.(link-lost|timeout)|log\.outcome-not-recorded)$/.test(error.code);

const settle = (deps: JobDeps, id: string, session: DeviceSession): JobState =>
  deps.store.update(id, (job) => ({
    ...job,
    step: 'prove',
    unconfirmedGeneration: null,
    interruptionSeen: newestEntryNumber(deps),
    modbusAddress: session.door === 'modbus' ? session.address : null,
    written: { ...job.written, doorsClosed: true },
    backEnd: { ...job.backEnd, activation: 'done' },
  }));

/**
 * Activates OCPP for good. Over Bluetooth that is the last thing this program does to the charger: read back within
 * its seconds of grace. Over Modbus TCP it is confirmed once the charger says that it was accepted. Errors:
 * `pin.factory`, `ocpp.not-accepted` (the charger goes back by itself), `ocpp.back-end-not-running`, those of a commit.
 */
export const activateBackEnd = async (
  deps: JobDeps,
  id: string,
  report: Report,
): Promise<{ state: JobState; proof: readonly ProofRow[] }> => {
  const session = sessionOf(deps, deps.store.get(id));
  const state = await afterTrial(deps, id, session);
  await requireReady(deps, state, session);
  // Without a door that stays nobody could confirm it afterwards: the charger must not wait for that.
  if (canTry(state)) await setConfirmTimeout(deps, state, session, session.door === 'bluetooth' ? 0 : trialS);
  const values: PointValues = { 'ocpp.mode': ocpp16 };
  // Before the first byte: whoever comes back after a crash has to know that the charger may be silent.
  const begun = deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(values)])] },
    backEnd: { ...job.backEnd, activation: 'begun', activatedAtMs: deps.clock.nowMs() },
  }));
  let isFinal = false;
  try {
    const { proof } = await runJobPlan(deps, begun, {
      session,
      wanted: () => ({ values, secrets: {} }),
      before: valuesAsFound(deps, begun),
      report,
      beforeConfirm: untilAccepted(deps, report),
      onCommitted(generation, isFinalNow) {
        isFinal = isFinalNow;
        deps.store.update(id, (job) => ({
          ...job,
          generation,
          unconfirmedGeneration: isFinalNow ? null : generation,
        }));
        if (isFinalNow) settle(deps, id, session);
      },
    });
    return { state: settle(deps, id, session), proof };
  } catch (error) {
    if (!isFinal && !isUnknown(error))
      deps.store.update(id, (job) => ({ ...job, backEnd: { ...job.backEnd, activation: 'none' } }));
    throw error;
  }
};
