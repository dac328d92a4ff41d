import { requireProven } from '#core/provisioning/crossDoors.ts';
import { isSecretPoint, type ProofRow } from '#core/provisioning/proof.ts';
import { writeSettings } from '#core/provisioning/writeSettings.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { generationNow } from './generationNow.ts';
import {
  configuredLimitA,
  type JobDeps,
  journalOf,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from './jobContext.ts';
import type { JobState } from './jobState.ts';

/** Wi-Fi off first: with the mode as found the tried name and password do nothing. */
const isNetworkPoint = (point: string) => point.startsWith('wifi.') || point.startsWith('network.');

/**
 * Writes the values as found of everything this job has written back, and reads them back. Secrets cannot be
 * restored: nobody can read the old ones. Only while Bluetooth is open. `write.different` when one is not as found
 * again; the job then still counts as written and can be undone once more.
 */
export const undoJob = async (
  deps: JobDeps,
  id: string,
  options: { only: 'network' | 'everything'; report: Report },
): Promise<{ state: JobState; proof: readonly ProofRow[] }> => {
  const state = deps.store.get(id);
  requireStep(!state.written.doorsClosed && state.asFound !== null && state.generation !== null, 'undo');
  const session = sessionOf(deps, state);
  const asFound = deps.log.snapshot(state.asFound?.snapshotId ?? '')?.values ?? {};
  const isMeant = (point: string) => options.only === 'everything' || isNetworkPoint(point);
  const desired: PointValues = Object.fromEntries(
    state.written.points
      .filter((point) => isMeant(point) && !isSecretPoint(session.profile, point))
      .flatMap((point) =>
        asFound[point] === undefined || asFound[point] === null ? [] : [[point, asFound[point]]],
      ),
  );
  options.report('writing', 0, 1);
  const { generation, proof } = await writeSettings({
    session,
    journal: journalOf(deps, state),
    desired,
    generation: await generationNow(state, session),
    purpose: 'undo',
  });
  deps.store.update(id, (job) => ({ ...job, generation }));
  requireProven(proof);
  const limits = await session.read(['settings.maxCurrent', 'settings.installLimit']);
  const next = deps.store.update(id, (job) => ({
    ...job,
    currentA: configuredLimitA(limits),
    interruptionSeen: newestEntryNumber(deps),
    wifi: { state: 'untried', rssiDbm: null, address: null },
    written: {
      ...job.written,
      points: job.written.points.filter((point) => !isMeant(point)),
      settings: options.only === 'everything' ? false : job.written.settings,
      undone: true,
      bluetoothProof: 'none',
    },
  }));
  return { state: next, proof };
};
