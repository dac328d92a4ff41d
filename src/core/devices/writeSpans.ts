import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { checkRange, type RangeLimits } from '#shared/profile/checkRange.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { encodePoint } from '#shared/profile/pointCodec.ts';
import { pointNamed } from './profilePoint.ts';

/** One write: words from an offset of a block on, and the points they set. */
export interface WriteSpan {
  readonly block: string;
  readonly offset: number;
  readonly words: readonly number[];
  readonly points: readonly DevicePoint[];
}

/**
 * Checks every value before the first byte goes out, then joins neighbours: `point.unknown`, `point.read-only`,
 * `point.bad-value`, `point.out-of-range`. `storage` says which blocks may be written this way.
 */
export const planWrite = (
  profile: DeviceProfile,
  values: PointValues,
  options: { readonly storage: 'ram' | 'staged'; readonly limits: RangeLimits; readonly maxWords: number },
): readonly WriteSpan[] => {
  const order = [...profile.blocks.keys()];
  const pieces = Object.entries(values).map(([name, value]) => {
    const point = pointNamed(profile, name);
    if (profile.blocks.get(point.place.block)?.storage !== options.storage) {
      throw appError('point.read-only', { point: name });
    }
    checkRange(point, value, options.limits);
    return { point, words: encodePoint(point, value) };
  });
  const spans: WriteSpan[] = [];
  const sorted = pieces.toSorted(
    ({ point: a }, { point: b }) =>
      order.indexOf(a.place.block) - order.indexOf(b.place.block) || a.place.offset - b.place.offset,
  );
  for (const { point, words } of sorted) {
    const last = spans.at(-1);
    const { block, offset } = point.place;
    const isNext = last?.block === block && last.offset + last.words.length === offset;
    if (last !== undefined && isNext && last.words.length + words.length <= options.maxWords) {
      spans[spans.length - 1] = {
        ...last,
        words: [...last.words, ...words],
        points: [...last.points, point],
      };
    } else spans.push({ block, offset, words, points: [point] });
  }
  return spans;
};
