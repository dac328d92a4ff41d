import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { type ProofRow, proveValues } from '#core/provisioning/proof.ts';
import { writeSettings } from '#core/provisioning/writeSettings.ts';
import { closesBluetooth } from '#shared/domain/desired.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { type JobDeps, journalOf, type Report, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { modbusAddressOf, planJob, requireAllowed, valuesAsFound } from './reviewJob.ts';
import { doorPoints, requireProven, requireUnplugged } from './writeJob.ts';

/** A charger opens its port within seconds; within this its old door is still to be had back (device time). */
const openDeadlineMs = 60_000;
const retryMs = 1_000;
const confirmBit = 30;

const hasConfirmedCommit = (session: DeviceSession) =>
  Math.floor(session.identity.capabilities / 2 ** confirmBit) % 2 === 1;

/** Asks again until the new door opens; the charger has promised it, so refused and silent both mean "not yet". */
const openNewDoor = async (deps: JobDeps, state: JobState, address: string, report: Report) => {
  const attempts = openDeadlineMs / retryMs;
  for (let attempt = 1; ; attempt += 1) {
    report('new-door', attempt, attempts);
    try {
      return await deps.devices.open(`modbus://${address}`, { jobId: state.id });
    } catch (error) {
      const isNotYet = isAppError(error) && error.retryable;
      if (!isNotYet || attempt >= attempts) throw error;
      await deps.clock.sleep(retryMs);
    }
  }
};

const requireSameCharger = (state: JobState, session: DeviceSession) => {
  const expected = state.charger?.identity.serial ?? '';
  const found = session.identity.serial;
  if (expected !== found) throw appError('device.serial-mismatch', { expected, found });
};

const requireReady = async (deps: JobDeps, state: JobState, session: DeviceSession) => {
  requireStep(state.written.settings && !state.written.doorsClosed, 'cross-over');
  requireStep(
    state.written.bluetoothProof !== 'none' && state.written.bluetoothProof !== 'failed',
    'bluetooth-proof',
  );
  await requireAllowed(deps, state);
  const access = await session.access();
  if (access.pinIsFactory) throw appError('pin.factory', { device: session.identity.name });
  await requireUnplugged(session);
};

const commitDoors = async (deps: JobDeps, state: JobState, session: DeviceSession, doors: PointValues) => {
  const { generation } = await writeSettings({
    session,
    journal: journalOf(deps, state),
    desired: doors,
    generation: state.generation ?? 0,
    purpose: 'doors',
  });
  return deps.store.update(state.id, (job) => ({
    ...job,
    generation,
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(doors)])] },
  }));
};

const settle = (deps: JobDeps, id: string, address: string): JobState =>
  deps.store.update(id, (job) => ({
    ...job,
    modbusAddress: address,
    step: 'prove',
    written: { ...job.written, doorsClosed: true },
  }));

/**
 * The point of no return. Opens Modbus TCP with a commit of its own, finds the same charger at the new address, reads
 * every value back there and only then confirms. Where the charger knows confirmed commits and no proof comes, it
 * opens Bluetooth again by itself and this throws the reason. Errors: `pin.factory`, `device.car-plugged`,
 * `job.step-not-allowed`, `device.serial-mismatch`, `write.different`, `modbus.*`, those of a commit.
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
  const address = modbusAddressOf(state, plan);
  const doors = Object.fromEntries(
    Object.entries(plan.desired).filter(([point]) => doorPoints.includes(point)),
  );
  requireStep(closesBluetooth(doors), 'cross-over');
  const isConfirmed = hasConfirmedCommit(bluetooth);
  report('doors', 0, 1);
  const committed = await commitDoors(deps, state, bluetooth, doors);
  if (!isConfirmed) settle(deps, id, address);
  // One charger has one session: the old door is let go; it opens again by itself when the proof does not come.
  await deps.devices.close(bluetooth.id);
  const { session } = await openNewDoor(deps, committed, address, report);
  requireSameCharger(committed, session);
  session.onClosed(() => deps.store.touch(id));
  report('read-back', 0, 1);
  const proof = await proveValues(session, plan.desired, valuesAsFound(deps, committed));
  requireProven(proof);
  if (isConfirmed) await session.confirmCommit();
  deps.log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  return { state: settle(deps, id, address), proof };
};
