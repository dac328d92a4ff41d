import type { PointValue } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Points no plan may hold: they act at once, or are how a plan is carried out. */
const isAction = (name: string) =>
  /^(command|commit|access|file|history|grid)\./.test(name) && name !== 'commit.confirmTimeout';

/** The point of a name that a desired state may hold: `point.unknown`, `point.read-only`. */
export const plannablePoint = (profile: DeviceProfile, name: string): DevicePoint => {
  const point = profile.points.get(name);
  if (!point) throw appError('point.unknown', { point: name });
  if (point.access === 'r' || isAction(name)) throw appError('point.read-only', { point: name });
  return point;
};

/** Refuses what no charger of this profile may be told, wherever it was wanted: also `point.out-of-range`. */
export const requirePlannable = (
  profile: DeviceProfile,
  values: Readonly<Record<string, PointValue>>,
  hardwareMaxA: number,
): void => {
  for (const [name, value] of Object.entries(values)) {
    checkRange(plannablePoint(profile, name), value, { hardwareMax: hardwareMaxA });
  }
};
