import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { crossDoors, splitDoors } from '#core/provisioning/crossDoors.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { closesBluetooth } from '#shared/domain/desired.ts';
import { appError } from '#shared/errors/appError.ts';
import { type JobDeps, journalOf, type Report, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { modbusAddressOf, planJob, requireAllowed, valuesAsFound } from './reviewJob.ts';
import { requireUnplugged } from './writeJob.ts';

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
  const { session, proof } = await crossDoors({
    bluetooth,
    journal: journalOf(deps, state),
    clock: deps.clock,
    doors,
    desired: plan.desired,
    before: valuesAsFound(deps, state),
    generation: state.generation ?? 0,
    address,
    report,
    openModbus: async (target) => (await deps.devices.open(`modbus://${target}`, { jobId: id })).session,
    closeBluetooth: () => deps.devices.close(bluetooth.id),
    onCommitted(generation, isFinal) {
      deps.store.update(id, (job) => ({
        ...job,
        generation,
        written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(doors)])] },
      }));
      if (isFinal) settle(deps, id, address);
    },
  });
  session.onClosed(() => deps.store.touch(id));
  deps.log.rememberCharger({ serial: session.identity.serial, modbusAddress: address });
  return { state: settle(deps, id, address), proof };
};
