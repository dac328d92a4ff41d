import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { requireProven, settleNewDoor, splitDoors } from '#core/provisioning/crossDoors.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { closesBluetooth } from '#shared/domain/desired.ts';
import { appError } from '#shared/errors/appError.ts';
import {
  type JobDeps,
  journalOf,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { modbusAddressOf, planJob, requireAllowed, valuesAsFound } from './reviewJob.ts';
import { runJobPlan } from './runJobPlan.ts';
import { requireUnplugged } from './writeJob.ts';

/** `commit.state` */
const waitsForConfirmation = 4;

const requireReady = async (deps: JobDeps, state: JobState, session: DeviceSession) => {
  const { settings, doorsClosed, bluetoothProof } = state.written;
  requireStep(settings && !doorsClosed && state.generation !== null, 'cross-over');
  requireStep(bluetoothProof !== 'none' && bluetoothProof !== 'failed', 'bluetooth-proof');
  await requireAllowed(deps, state);
  const access = await session.access();
  if (access.pinIsFactory) throw appError('pin.factory', { device: session.identity.name });
  await requireUnplugged(session);
};

const settle = (deps: JobDeps, id: string, address: string): JobState =>
  deps.store.update(id, (job) => ({
    ...job,
    modbusAddress: address,
    step: 'prove',
    unconfirmedGeneration: null,
    interruptionSeen: newestEntryNumber(deps),
    written: { ...job.written, doorsClosed: true },
  }));

/**
 * Takes a job through the point of no return. Errors: `pin.factory`, `device.car-plugged`, `job.refused`,
 * `job.step-not-allowed` and those of `crossDoors`; without the proof the charger opens Bluetooth again by itself.
 */
export const crossOver = async (
  deps: JobDeps,
  id: string,
  report: Report,
): Promise<{ state: JobState; proof: readonly ProofRow[] }> => {
  const state = deps.store.get(id);
  const bluetooth = sessionOf(deps, state);
  await requireReady(deps, state, bluetooth);
  const plan = planJob(deps, state, null);
  const { doors } = splitDoors(plan.desired);
  requireStep(closesBluetooth(doors), 'cross-over');
  const address = modbusAddressOf(state, plan);
  // Before the first byte: whoever comes back after a crash has to know that the charger may have moved.
  deps.store.update(id, (job) => ({
    ...job,
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(doors)])] },
  }));
  const { session, proof } = await runJobPlan(deps, state, {
    session: bluetooth,
    wanted: () => ({ values: plan.desired, secrets: {} }),
    before: valuesAsFound(deps, state),
    report,
    onCommitted(committed, isFinal) {
      deps.store.update(id, (job) => ({
        ...job,
        generation: committed,
        unconfirmedGeneration: isFinal ? null : committed,
      }));
      if (isFinal) settle(deps, id, address);
    },
  });
  requireProven(proof);
  session.onClosed(() => deps.store.touch(id));
  deps.log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  return { state: settle(deps, id, address), proof };
};

/** True when a crossing of this job may have been stored without this program knowing. */
export const mayHaveCrossed = (state: JobState): boolean =>
  !state.written.doorsClosed && state.wifi.address !== null && state.written.points.includes('modbus.flags');

/** Where the charger is when its doors have changed: `host:port/unit`. */
export const crossingAddress = (deps: JobDeps, state: JobState): string =>
  modbusAddressOf(state, planJob(deps, state, null));

/**
 * Ends a crossing that broke off, over the new door: every value read back, confirmed where the charger still waits.
 * Errors: `device.serial-mismatch`, `write.different`, `commit.not-confirmed`.
 */
export const resumeCrossing = async (
  deps: JobDeps,
  id: string,
  session: DeviceSession,
): Promise<JobState> => {
  const state = deps.store.get(id);
  const { desired } = planJob(deps, state, null);
  const { 'commit.state': commit } = await session.read(['commit.state']);
  const address = crossingAddress(deps, state);
  await settleNewDoor({
    session,
    journal: journalOf(deps, state),
    expected: state.charger?.identity.serial ?? '',
    desired,
    before: valuesAsFound(deps, state),
    isConfirmed: commit === waitsForConfirmation,
  });
  deps.log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  return settle(deps, id, address);
};
