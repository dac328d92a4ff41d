import { pinFindings } from '#shared/domain/pinFindings.ts';
import { appError } from '#shared/errors/appError.ts';
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
  if (pinFindings(request.newPin).some(({ level }) => level === 'refuse')) throw appError('pin.invalid', {});
  await journalOf(deps, state).record(
    {
      door: session.door,
      changes: [{ point: 'access.pin', secret: true, result: 'planned' }],
      details: { purpose: 'pin', keeper: request.pinKeeper },
    },
    async () => {
      const pin = { 'access.pin': request.newPin };
      await deps.keeper.during(session.identity.serial, pin, () => session.changePin(request.newPin));
      return { value: undefined, changes: [{ point: 'access.pin', secret: true, result: 'written' }] };
    },
  );
  await deps.devices.refresh(session.id);
  return deps.store.update(id, (job) => ({ ...job, written: { ...job.written, pinChanged: true } }));
};
