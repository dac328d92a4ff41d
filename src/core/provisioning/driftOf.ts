import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PlanPoint } from '#shared/domain/configuration/changePlan.types.ts';
import { type DriftRow, driftBetween } from '#shared/domain/configuration/drift.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { WrittenSince } from './loggedState.ts';
import { planPointOf } from './planSession.ts';

/** A charger's stored settings against the log. `snapshot` is null when the log had nothing to compare with. */
export interface Drift {
  readonly serial: string;
  readonly snapshotId: string | null;
  readonly takenAtMs: number | null;
  /** Only what is not unchanged. */
  readonly rows: readonly DriftRow[];
  readonly compared: number;
}

/** A point as far as a person can write it: what a charger derives by itself nobody changed, and nobody can put back. */
export const writablePointOf = (profile: DeviceProfile): ((name: string) => PlanPoint | undefined) => {
  const pointOf = planPointOf(profile);
  return (name) => {
    const point = profile.points.get(name);
    return point === undefined || point.access === 'r' ? undefined : pointOf(name);
  };
};

/** Compares live values with what the log knew; without a `logged` snapshot there is nothing to compare with. */
export const driftOf = (
  { profile, identity: { serial } }: DeviceSession,
  logged: Snapshot | undefined,
  since: WrittenSince,
  live: PointValues,
): Drift => {
  if (!logged) return { serial, snapshotId: null, takenAtMs: null, rows: [], compared: 0 };
  const rows = driftBetween({
    ...since,
    logged: logged.values,
    live,
    pointOf: writablePointOf(profile),
  });
  return {
    serial,
    snapshotId: logged.id,
    takenAtMs: logged.takenAtMs,
    rows: rows.filter(({ state }) => state !== 'unchanged'),
    compared: rows.length,
  };
};
