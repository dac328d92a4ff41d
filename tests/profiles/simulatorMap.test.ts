import { expect, test } from 'vitest';
import type { PointValue } from '#shared/domain/pointValue.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';
import { encodePoint, NONE } from '#shared/profile/pointCodec.ts';
import { blocks } from '#simulator/charger/registerMap.ts';
import { isAcceptable } from '#simulator/charger/validate.ts';
import { nexusProfile } from './allProfiles.ts';

const typeText = ({ type }: DevicePoint): string => {
  if ('registers' in type) return `${type.kind}${type.registers}`;
  return type.kind === 'ipv4' ? 'raw2' : type.kind;
};

const line = (name: string, block: string, register: number, type: string, scale: number, access: string) =>
  `${block} ${register} ${name} ${type} ×${scale} ${access}`;

const fromProfile = () => {
  const profile = nexusProfile();
  const start = (key: string) => profile.blocks.get(key)?.start ?? 0;
  return [...profile.points.values()]
    .flatMap((point) => {
      const { name, place, mirror, scale, access } = point;
      const type = typeText(point);
      const own = line(name, place.block, start(place.block) + place.offset, type, scale, access);
      const flat =
        mirror && line(name, mirror.block, start(mirror.block) + mirror.offset, type, scale, access);
      return [...((place.page ?? 0) === 0 ? [own] : []), ...(flat === undefined ? [] : [flat])];
    })
    .toSorted();
};

const fromSimulator = () =>
  Object.values(blocks)
    .flatMap(({ key, start, rows }) =>
      rows.map((row) => line(row.name, key, start + row.offset, row.type, row.scale, row.access)),
    )
    .toSorted();

test('profile and virtual charger agree on every name, register, type, scale and access', () => {
  expect(fromProfile()).toEqual(fromSimulator());
});

test('profile and virtual charger agree on every block', () => {
  const own = [...nexusProfile().blocks.values()].map(({ key, start, length }) => ({ key, start, length }));
  const theirs = Object.values(blocks).map(({ key, start, length }) => ({ key, start, length }));
  expect(own).toEqual(theirs);
});

/** The edges of what a profile lets through for one point. */
const edges = ({ range, enum: words, bits }: DevicePoint): PointValue[] => [
  ...range.flatMap((item): PointValue[] => {
    if ('max' in item) return [item.min, item.maxFrom === undefined ? item.max : Math.min(item.max, 32)];
    return ['value' in item ? item.value : NONE];
  }),
  ...Object.keys(words).map(Number),
  ...Object.keys(bits).map((bit) => 2 ** Number(bit)),
];

/** Fine by themselves, refused for another reason: no door without the server bit. */
const refusedFor = new Map([['modbus.flags', [2, 4]]]);

test('the virtual charger takes what the profile lets through', () => {
  const rows = new Map(Object.values(blocks).flatMap((block) => block.rows.map((row) => [row.name, row])));
  const refused = [...nexusProfile().points.values()]
    .filter(({ access }) => access !== 'r')
    .flatMap((point) => edges(point).map((value) => ({ point, value })))
    .filter(({ point, value }) => !refusedFor.get(point.name)?.includes(Number(value)))
    .filter(({ point, value }) => {
      const row = rows.get(point.name);
      return row !== undefined && !isAcceptable(row, encodePoint(point, value), 32_000);
    })
    .map(({ point, value }) => `${point.name} = ${value}`);
  expect(refused).toEqual([]);
});
