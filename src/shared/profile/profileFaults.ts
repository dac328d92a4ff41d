import { compileProfile } from './compileProfile.ts';
import type { DevicePoint, DeviceProfile } from './deviceProfile.ts';
import type { ProfileDocument } from './profileDocument.ts';

const isNumber = (point: DevicePoint): boolean => ['u16', 's16', 'u32', 's32'].includes(point.type.kind);

const namedTwice = (document: ProfileDocument, profile: DeviceProfile): string[] => {
  const names = document.blocks.flatMap((block) => [
    ...block.points.map((point) => point.name),
    ...(block.groups ?? []).flatMap((group) =>
      Array.from({ length: group.count * (group.window?.pages ?? 1) }, (_, record) =>
        group.points.map((point) => `${group.name}.${group.first + record}.${point.name}`),
      ).flat(),
    ),
  ]);
  if (names.length === profile.points.size) return [];
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name)).map((name) => `${name}: named twice`);
};

const misplaced = (profile: DeviceProfile): string[] => {
  const faults: string[] = [];
  const owner = new Map<string, string>();
  for (const point of profile.points.values()) {
    for (const place of [point.place, point.mirror]) {
      if (place === undefined) continue;
      const block = profile.blocks.get(place.block);
      if (block === undefined || place.offset + point.registers > block.length)
        faults.push(`${point.name}: outside block ${place.block}`);
      for (let at = place.offset; at < place.offset + point.registers; at += 1) {
        const key = `${place.block}/${place.page ?? 0}/${at}`;
        const other = owner.get(key);
        if (other !== undefined) faults.push(`${point.name}: overlaps ${other}`);
        owner.set(key, point.name);
      }
    }
  }
  return faults;
};

const overlappingBlocks = (profile: DeviceProfile): string[] => {
  const blocks = [...profile.blocks.values()].toSorted((a, b) => a.start - b.start);
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return next !== undefined && block.start + block.length > next.start
      ? [`block ${block.key}: overlaps block ${next.key}`]
      : [];
  });
};

const isBounded = (point: DevicePoint): boolean => {
  if (point.type.kind === 'string') return point.text !== undefined;
  if (!isNumber(point)) return true;
  return point.range.length > 0 || Object.keys({ ...point.enum, ...point.bits }).length > 0;
};

/** A range must not contain the raw value that reads as "unavailable". */
const swallowsUnavailable = (point: DevicePoint): boolean =>
  point.access !== 'r' &&
  point.unavailableRaw !== undefined &&
  (point.type.kind === 'u16' || point.type.kind === 'u32') &&
  point.range.some(
    (item) => 'max' in item && Math.round(item.max / point.scale) >= (point.unavailableRaw ?? 0),
  );

const danglingNames = (document: ProfileDocument, profile: DeviceProfile): string[] => {
  const { rearmedBy, setpoint, timeout, current, action, state, remaining } = document.watchdog;
  const named = [
    ...[...rearmedBy, setpoint, timeout, current, action, state, remaining],
    ...document.commissioning.map((check) => check.point),
    ...document.blocks.flatMap(({ groups = [] }) => groups.flatMap(({ window }) => window?.by ?? [])),
    ...document.variants.flatMap((variant) => variant.without),
    ...[...profile.points.values()].flatMap((point) => [
      ...(point.secret ? [point.secret.storedIn] : []),
      ...point.range.flatMap((item) => ('max' in item && item.maxFrom ? [item.maxFrom] : [])),
    ]),
  ];
  return [...new Set(named)]
    .filter((name) => !profile.points.has(name))
    .map((name) => `${name}: no such point`);
};

const missingSources = (document: ProfileDocument, profile: DeviceProfile): string[] => {
  const used = [
    ...[...profile.points.values()].map((point) => point.source),
    ...[document.watchdog.source, document.commit.source],
    ...document.commissioning.map((check) => check.source),
  ];
  return [...new Set(used)]
    .filter((source) => document.sources[source] === undefined)
    .map((source) => `source ${source}: not listed`);
};

/** What the schema alone cannot see, one readable sentence each; empty when the profile is sound. */
export const profileFaults = (document: ProfileDocument): readonly string[] => {
  const profile = compileProfile(document, { verified: false });
  const points = [...profile.points.values()];
  return [
    ...namedTwice(document, profile),
    ...misplaced(profile),
    ...overlappingBlocks(profile),
    ...points
      .filter((point) => point.access !== 'r' && !isBounded(point))
      .map((point) => `${point.name}: writable without a range`),
    ...points
      .filter((point) => point.access !== 'r' && point.field !== undefined)
      .map((point) => `${point.name}: a part of a register cannot be written`),
    ...points.filter(swallowsUnavailable).map((point) => `${point.name}: range contains "unavailable"`),
    ...danglingNames(document, profile),
    ...missingSources(document, profile),
  ];
};
