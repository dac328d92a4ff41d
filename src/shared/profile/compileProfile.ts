import type { DeviceBlock, DevicePoint, DeviceProfile, PointPlace, PointType } from './deviceProfile.ts';
import type { BlockDocument, PointDocument, ProfileDocument } from './profileDocument.ts';

const UNAVAILABLE: Readonly<Record<string, number>> = {
  u16: 0xffff,
  s16: 0x8000,
  u32: 0xffff_ffff,
  s32: 0x8000_0000,
};

const parseType = (text: string): PointType => {
  const sized = /^(string|raw)\((\d+)\)$/.exec(text);
  if (sized) return { kind: sized[1] as 'string' | 'raw', registers: Number(sized[2]) };
  return { kind: text as 'u16' | 's16' | 'u32' | 's32' | 'ipv4' };
};

const registersOf = (type: PointType): number => {
  if ('registers' in type) return type.registers;
  return type.kind === 'u16' || type.kind === 's16' ? 1 : 2;
};

const unavailableRaw = (point: PointDocument, type: PointType): number | undefined => {
  if (point.unavailable === 'never') return undefined;
  const raw = point.unavailable ?? UNAVAILABLE[type.kind];
  if (raw === undefined) return undefined;
  // Where a point gives that raw value a meaning, the meaning wins (register map, 1).
  const isWord = point.enum?.[String(raw)] !== undefined;
  const isSpecial = (point.range ?? []).some((item) => 'raw' in item && item.raw === raw);
  return isWord || isSpecial ? undefined : raw;
};

interface Naming {
  readonly name: string;
  readonly place: PointPlace;
  readonly mirror?: PointPlace;
}

const compilePoint = (block: BlockDocument, point: PointDocument, naming: Naming): DevicePoint => {
  const type = parseType(point.type);
  return {
    ...naming,
    type,
    registers: registersOf(type),
    ...(point.field && { field: point.field }),
    scale: point.scale ?? 1,
    unit: point.unit ?? '',
    access: point.access ?? 'r',
    range: point.range ?? [],
    ...(point.text && { text: point.text }),
    enum: point.enum ?? {},
    bits: point.bits ?? {},
    persist: point.persist ?? (block.storage === 'staged' ? 'flash' : 'ram'),
    ...(point.secret && { secret: point.secret }),
    unavailableRaw: unavailableRaw(point, type),
    minWriteMs: point.minWriteMs ?? 0,
    needsCarUnplugged: point.needsCarUnplugged ?? false,
    source: point.source ?? block.source,
    ...(point.note && { note: point.note }),
  };
};

type Group = NonNullable<BlockDocument['groups']>[number];
interface Mirror {
  readonly block: string;
  readonly stride: number;
}

const groupPoints = (block: BlockDocument, group: Group, mirror: Mirror | undefined): DevicePoint[] => {
  const records = group.count * (group.window?.pages ?? 1);
  return Array.from({ length: records }, (_, record) =>
    group.points.map((point) => {
      const offset = group.at + (record % group.count) * group.stride + point.at;
      const page = Math.floor(record / group.count);
      return compilePoint(block, point, {
        name: `${group.name}.${group.first + record}.${point.name}`,
        place: { block: block.key, offset, ...(group.window && { page }) },
        ...(mirror && { mirror: { block: mirror.block, offset: record * mirror.stride + point.at } }),
      });
    }),
  ).flat();
};

const blockOf = (block: BlockDocument, document: ProfileDocument): DeviceBlock => {
  const window = block.groups?.find((group) => group.window)?.window;
  const mirrored = document.blocks.find((other) =>
    other.groups?.some((group) => group.name === block.mirror?.group),
  );
  return {
    key: block.key,
    title: block.title,
    start: block.start,
    length: block.length,
    ...(block.gatt && { gatt: block.gatt }),
    storage: block.storage,
    pin: block.pin,
    snapshot: block.snapshot,
    notify: block.notify ?? false,
    ...(window && {
      window: { ...window, offset: block.points.find(({ name }) => name === window.by)?.at ?? 0 },
    }),
    ...(block.mirror &&
      mirrored && { mirrors: { block: mirrored.key, capability: block.mirror.capability } }),
  };
};

const pointsOf = (block: BlockDocument, document: ProfileDocument): DevicePoint[] => {
  const singles = block.points.map((point) =>
    compilePoint(block, point, { name: point.name, place: { block: block.key, offset: point.at } }),
  );
  const groups = (block.groups ?? []).flatMap((group) => {
    const mirror = document.blocks.find((other) => other.mirror?.group === group.name);
    return groupPoints(block, group, mirror?.mirror && { block: mirror.key, stride: mirror.mirror.stride });
  });
  return [...singles, ...groups];
};

/** Makes a written profile ready for use: defaults filled in, groups numbered, points by name. */
export const compileProfile = (document: ProfileDocument, options: { verified: boolean }): DeviceProfile => {
  const points = document.blocks.flatMap((block) => pointsOf(block, document));
  return {
    id: document.id,
    vendor: document.vendor,
    model: document.model,
    version: document.version,
    verified: options.verified,
    match: document.match,
    transport: document.transport,
    watchdog: document.watchdog,
    commit: document.commit,
    commissioning: document.commissioning,
    enableHint: document.enableHint,
    variants: document.variants,
    blocks: new Map(document.blocks.map((block) => [block.key, blockOf(block, document)])),
    points: new Map(points.map((point) => [point.name, point])),
  };
};
