import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { proofResult } from '#shared/domain/proofResult.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { ProofRow } from './proof.ts';

/** Every stored setting that can be written and read: what a commit may touch, wanted or not. */
const storedSettings = ({ points, blocks }: DeviceProfile): readonly string[] =>
  [...points.values()]
    .filter(({ access, place }) => access === 'rw' && blocks.get(place.block)?.storage === 'staged')
    .map(({ name }) => name);

export const readStoredSettings = (session: DeviceSession): Promise<PointValues> =>
  session.read(storedSettings(session.profile));

/**
 * Settings nobody asked to change and that are another value now: a charger that clamps one value by changing
 * another, or whose firmware has a mistake. Each is a proof that failed: wanted is what it was before.
 */
export const unwantedChanges = (
  profile: DeviceProfile,
  before: PointValues,
  after: PointValues,
  desired: PointValues,
): ProofRow[] =>
  Object.entries(before).flatMap(([point, value]): ProofRow[] => {
    const found = after[point];
    if (point in desired || found === undefined || value === null) return [];
    if (proofResult(value, found, profile.points.get(point)?.scale ?? 1) === 'in-force') return [];
    return [{ point, before: value, wanted: value, found, result: 'different' }];
  });
