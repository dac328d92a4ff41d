import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { requireProven, splitDoors } from '#core/provisioning/crossDoors.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { setClock } from '#core/provisioning/setClock.ts';
import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
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
import { planJob, requireAllowed, valuesAsFound } from './reviewJob.ts';
import { runJobPlan } from './runJobPlan.ts';

/** `state.cp`: letter A of the pilot, nothing plugged in. */
const noCar = 10;

/** Throws `device.car-plugged` unless the pilot says that nothing is plugged in. */
export const requireUnplugged = async (session: DeviceSession): Promise<void> => {
  const { 'state.cp': pilot } = await session.read(['state.cp']);
  if (pilot !== noCar) {
    throw appError('device.car-plugged', { device: session.identity.name });
  }
};

/**
 * Writes what the review shows, over Bluetooth, which stays on: the clock, then every value but the doors as one
 * generation, each read back. Errors: `job.refused`, `device.car-plugged`, `write.different` and those of a write.
 */
export const writeJob = async (
  deps: JobDeps,
  id: string,
  report: Report,
): Promise<{ state: JobState; proof: readonly ProofRow[] }> => {
  const state = deps.store.get(id);
  requireStep(!state.written.doorsClosed && state.generation !== null, 'write');
  const session = sessionOf(deps, state);
  await requireAllowed(deps, state);
  await requireUnplugged(session);
  report('clock', 0, 2);
  requireProven([await setClock(session, journalOf(deps, state), deps.clock)]);
  report('settings', 1, 2);
  const { settings: desired } = splitDoors(planJob(deps, state, null).desired);
  deps.store.update(id, (job) => ({
    ...job,
    written: {
      ...job.written,
      undone: false,
      points: [...new Set([...job.written.points, ...Object.keys(desired)])],
    },
  }));
  const { generation, proof } = await runJobPlan(deps, state, {
    session,
    wanted: () => ({ values: desired, secrets: {} }),
    before: valuesAsFound(deps, state),
    report: () => report('settings', 1, 2),
    onCommitted: (committed) => void deps.store.update(id, (job) => ({ ...job, generation: committed })),
  });
  const next = deps.store.update(id, (job) => ({
    ...job,
    generation,
    currentA: configuredLimitA(desired) ?? job.currentA,
    interruptionSeen: newestEntryNumber(deps),
    written: { ...job.written, settings: true, bluetoothProof: 'none' },
  }));
  requireProven(proof);
  return { state: next, proof };
};
