import { writePin } from '#core/provisioning/writePin.ts';
import { type JobDeps, journalOf, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';

/**
 * Gives the charger a new PIN over Bluetooth. The log keeps that it was changed and who keeps it, never the digits.
 * Errors: `pin.invalid`, `pin.required`, `write.refused-*`.
 */
export const changePin = async (
  deps: JobDeps,
  id: string,
  request: { newPin: string; pinKeeper: string },
): Promise<JobState> => {
  const state = deps.store.get(id);
  requireStep(!state.written.doorsClosed, 'pin');
  const session = sessionOf(deps, state);
  await writePin({
    session,
    journal: journalOf(deps, state),
    keeper: deps.keeper,
    newPin: request.newPin,
    details: { keeper: request.pinKeeper },
  });
  await deps.devices.refresh(session.id);
  return deps.store.update(id, (job) => ({ ...job, written: { ...job.written, pinChanged: true } }));
};
