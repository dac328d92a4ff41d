import {
  type JobDeps,
  journalOf,
  type Report,
  requireStep,
  sessionOf,
} from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import { requireUnplugged } from '#core/commissioning/writeJob.ts';
import { isLinkTrouble } from '#core/devices/chargerLink.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { restartCharger } from '#core/provisioning/restartCharger.ts';
import { settleTrial } from './trialState.ts';

const retryMs = 1_000;
/** A charger is back within seconds (device time). */
const backWithinMs = 90_000;

/** The connection after the restart, opened with the PIN from before. */
const reconnected = async (
  deps: JobDeps,
  session: DeviceSession,
  signal: AbortSignal,
  report: Report,
): Promise<DeviceSession> => {
  const { clock, devices } = deps;
  const startedMs = clock.monotonicMs();
  const passedMs = () => (clock.monotonicMs() - startedMs) * clock.speed();
  while (session.isOpen() && passedMs() < backWithinMs) await clock.sleep(retryMs, signal);
  while (true) {
    report('reconnecting', Math.min(passedMs(), backWithinMs), backWithinMs);
    try {
      return (await devices.reopen(session.id, { signal })).session;
    } catch (error) {
      if (!isLinkTrouble(error) || passedMs() >= backWithinMs) throw error;
      await clock.sleep(retryMs, signal);
    }
  }
};

/**
 * Ends a trial at once: a restarted charger does not wait for a confirmation. Connects again with the PIN from before
 * and reads what it has. Errors: `device.car-plugged`, `write.*`, those of the link.
 */
export const endTrial = async (
  deps: JobDeps,
  id: string,
  report: Report,
  signal: AbortSignal,
): Promise<JobState> => {
  const state = deps.store.get(id);
  requireStep(state.kind === 'ocpp' && state.backEnd.trial.isRunning, 'end-trial');
  const session = sessionOf(deps, state);
  await requireUnplugged(session);
  report('restarting', 0, 1);
  await restartCharger({
    session,
    journal: journalOf(deps, state),
    kind: 'restart',
    lookAgain: () => deps.devices.lookAgain(session.id),
  });
  const again = await reconnected(deps, session, signal, report);
  again.onClosed(() => deps.store.touch(id));
  return settleTrial(deps, id, again);
};
