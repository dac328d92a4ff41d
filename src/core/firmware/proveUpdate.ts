import {
  type ConfigurationDeps,
  snapshotOf,
  type Visitor,
} from '#core/configuration/configurationContext.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { planPointOf } from '#core/provisioning/planSession.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { driftBetween } from '#shared/domain/configuration/drift.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

const isWritable = (profile: DeviceProfile, name: string): boolean =>
  (profile.points.get(name)?.access ?? 'r') !== 'r';

/** Stored settings that are another value than before, and secrets that are gone. */
export const changedSettings = (profile: DeviceProfile, before: Snapshot, after: Snapshot): ProofRow[] => {
  const pointOf = planPointOf(profile);
  const drift = driftBetween({
    logged: before.values,
    written: {},
    live: after.values,
    // What a charger derives by itself is no setting.
    pointOf: (point) => (isWritable(profile, point) ? pointOf(point) : undefined),
  });
  const different = drift
    .filter(({ state }) => state !== 'unchanged')
    .map(
      ({ point, logged, live }): ProofRow => ({
        point,
        before: logged,
        wanted: logged,
        found: live,
        result: 'different',
      }),
    );
  const forgotten = Object.entries(before.secretsSet)
    .filter(([point, isSet]) => isSet && after.secretsSet[point] === false)
    .map(([point]): ProofRow => ({ point, before: null, wanted: null, found: null, result: 'different' }));
  return [...different, ...forgotten];
};

/** Reads everything anew, keeps it in the log, and compares the settings with those before the update. */
export const proveUpdate = async (
  work: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  before: Snapshot,
): Promise<{ readonly snapshot: Snapshot; readonly changed: readonly ProofRow[] }> => {
  const snapshot = await snapshotOf(work, session, visitor, { report: () => undefined });
  return { snapshot, changed: changedSettings(session.profile, before, snapshot) };
};
