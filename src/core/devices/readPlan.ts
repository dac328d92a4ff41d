import type { Door } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DevicePoint, DeviceProfile, PointPlace } from '#shared/profile/deviceProfile.ts';
import { pointNamed } from './profilePoint.ts';

/** One request: a span of one block, on one page, and the points that come with it. */
export interface ReadSpan {
  readonly block: string;
  readonly page: number | undefined;
  readonly offset: number;
  readonly count: number;
  readonly points: readonly { readonly point: DevicePoint; readonly at: number }[];
}

interface Placed {
  readonly point: DevicePoint;
  readonly place: PointPlace;
}

const placeOf = (point: DevicePoint, door: Door, mirrored: boolean): PointPlace =>
  door === 'modbus' && mirrored && point.mirror !== undefined ? point.mirror : point.place;

const spanOf = (placed: readonly Placed[]): ReadSpan => {
  const [first] = placed;
  const offset = Math.min(...placed.map(({ place }) => place.offset));
  const end = Math.max(...placed.map(({ place, point }) => place.offset + point.registers));
  return {
    block: first?.place.block ?? '',
    page: first?.place.page,
    offset,
    count: end - offset,
    points: placed.map(({ point, place }) => ({ point, at: place.offset - offset })),
  };
};

/** Cuts the points of one block, in order, where a request would grow too long. */
const cut = (placed: readonly Placed[], maxRegisters: number): ReadSpan[] => {
  const spans: Placed[][] = [];
  let start = 0;
  for (const one of placed.toSorted((a, b) => a.place.offset - b.place.offset)) {
    const last = spans.at(-1);
    if (last === undefined || one.place.offset + one.point.registers - start > maxRegisters) {
      spans.push([one]);
      start = one.place.offset;
    } else last.push(one);
  }
  return spans.map(spanOf);
};

/**
 * The fewest requests that bring the points, in the order of the map. Unknown names are `point.unknown`, write-only
 * ones `point.not-readable`.
 */
export const planRead = (
  profile: DeviceProfile,
  names: readonly string[],
  options: { readonly door: Door; readonly mirrored: boolean },
): readonly ReadSpan[] => {
  const placed = names.map((name) => {
    const point = pointNamed(profile, name);
    if (point.access === 'w') throw appError('point.not-readable', { point: name });
    return { point, place: placeOf(point, options.door, options.mirrored) };
  });
  const paged = new Set(
    placed.filter(({ place }) => place.page !== undefined).map(({ place }) => place.block),
  );
  const groups = new Map<string, Placed[]>();
  for (const { point, place: own } of placed) {
    // The head of a window stands on every page: it comes along with the first one.
    const place = paged.has(own.block) ? { page: 0, ...own } : own;
    const key = `${place.block}/${place.page ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), { point, place }]);
  }
  const order = [...profile.blocks.keys()];
  return [...groups.values()]
    .flatMap((group) => cut(group, profile.transport.modbus.maxRegisters))
    .toSorted((a, b) => order.indexOf(a.block) - order.indexOf(b.block) || (a.page ?? 0) - (b.page ?? 0));
};
