import { planWrite } from '#core/devices/writeSpans.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Whole blocks as they are written in one request each: block → its words. */
export type BlockImages = ReadonlyMap<string, readonly number[]>;

/** Where a point stands in its block, in registers. */
export const offsetOf = (profile: DeviceProfile, point: string): number =>
  profile.points.get(point)?.place.offset ?? 0;

export const scopeOf = (profile: DeviceProfile, images: BlockImages): number =>
  [...images.keys()].reduce((scope, key) => scope + 2 ** (profile.commit.scopeBits[key as 'D'] ?? 0), 0);

/** `commit.scope` and `commit.key`, which stand side by side. */
export const commitWords = ({ commit }: DeviceProfile, scope: number): number[] => [
  scope,
  Math.floor(commit.key / 65_536),
  commit.key % 65_536,
];

/**
 * The stored blocks that hold `values`, complete: what is not named there is taken from `found`. Secrets stay nought,
 * which keeps the stored ones; what cannot be written is ignored by the charger.
 */
export const blockImages = (
  profile: DeviceProfile,
  found: PointValues,
  values: PointValues,
  hardwareMaxA: number,
): BlockImages => {
  const isStored = ({ place }: { place: { block: string } }) =>
    profile.blocks.get(place.block)?.storage === 'staged';
  const kept = [...profile.points.values()].filter(
    (point) => point.access === 'rw' && isStored(point) && (found[point.name] ?? null) !== null,
  );
  const whole = { ...Object.fromEntries(kept.map(({ name }) => [name, found[name] ?? null])), ...values };
  const blocks = new Set(Object.keys(values).map((name) => profile.points.get(name)?.place.block ?? ''));
  const images = new Map(
    [...blocks].map((key) => [key, Array<number>(profile.blocks.get(key)?.length ?? 0).fill(0)]),
  );
  const limits = { hardwareMax: hardwareMaxA };
  for (const { block, offset, words } of planWrite(profile, whole, {
    storage: 'staged',
    limits,
    maxWords: 123,
  })) {
    images.get(block)?.splice(offset, words.length, ...words);
  }
  return images;
};
