import { appError } from '#shared/errors/appError.ts';
import type { DeviceBlock, DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** The point of that name, or `point.unknown`. */
export const pointNamed = (profile: DeviceProfile, name: string): DevicePoint => {
  const point = profile.points.get(name);
  if (point === undefined) throw appError('point.unknown', { point: name });
  return point;
};

/** The block of that key, or `point.unknown`. */
export const blockNamed = (profile: DeviceProfile, key: string): DeviceBlock => {
  const block = profile.blocks.get(key);
  if (block === undefined) throw appError('point.unknown', { point: key });
  return block;
};
