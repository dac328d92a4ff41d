import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { NONE } from '#shared/profile/pointCodec.ts';

const kindOf = (point: DevicePoint): EditablePoint['kind'] => {
  if (point.type.kind === 'ipv4') return 'address';
  if (point.type.kind === 'string') return 'text';
  if (point.type.kind === 'raw') return 'raw';
  if (Object.keys(point.enum).length > 0) return 'choice';
  return Object.keys(point.bits).length > 0 ? 'bits' : 'number';
};

/** What a person can set or see of a charger's stored and volatile settings, in the order of the map. */
export const editablePoints = (profile: DeviceProfile): EditablePoint[] =>
  [...profile.points.values()].flatMap((point): EditablePoint[] => {
    const storage = profile.blocks.get(point.place.block)?.storage;
    if (storage !== 'staged') return [];
    return [
      {
        name: point.name,
        block: point.place.block,
        group: point.name.split('.')[0] ?? point.name,
        kind: kindOf(point),
        unit: point.unit,
        isWritable: point.access !== 'r',
        isSecret: point.secret !== undefined,
        isVolatile: point.persist === 'ram',
        needsCarUnplugged: point.needsCarUnplugged,
        ranges: point.range.flatMap((item) => ('max' in item ? [{ min: item.min, max: item.max }] : [])),
        special: point.range.flatMap((item): PointValue[] =>
          'raw' in item ? [NONE] : 'value' in item ? [item.value] : [],
        ),
        choices: { ...point.enum },
        bits: { ...point.bits },
      },
    ];
  });
