import { Document, isMap, isScalar } from 'yaml';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Points that belong to one charger or one moment, never to a template. */
const isOwn = (name: string) => /^(network\.(address|hostname)|clock|commit)\b/.test(name);

const textOf = (point: DevicePoint, value: Exclude<PointValue, null>): string | number => {
  if (typeof value === 'number' && point.enum[String(value)] !== undefined)
    return point.enum[String(value)] ?? value;
  return typeof value === 'number' && point.unit !== '' ? `${value} ${point.unit}` : value;
};

/**
 * A snapshot as a desired state that a person can read, review and keep: every stored setting that can be written, a
 * line each, without secrets and without what belongs to this one charger.
 */
export const templateFromSnapshot = (profile: DeviceProfile, snapshot: Snapshot): string => {
  const lines = [...profile.points.values()].flatMap((point): [string, string | number][] => {
    const value = snapshot.values[point.name];
    const isStaged = profile.blocks.get(point.place.block)?.storage === 'staged';
    if (!isStaged || point.access !== 'rw' || point.secret || isOwn(point.name)) return [];
    if (value === undefined || value === null || value === '') return [];
    return [[point.name, textOf(point, value)]];
  });
  const model = snapshot.values['identity.model'];
  const document = new Document({
    ...(typeof model === 'string' ? { model } : {}),
    firmware: snapshot.firmware,
    points: Object.fromEntries(lines),
  });
  document.commentBefore = ` ${snapshot.chargerSerial}, ${new Date(snapshot.takenAtMs).toISOString()}`;
  const points = document.get('points');
  if (isMap(points)) {
    let group = '';
    for (const { key } of points.items) {
      const next = isScalar(key) ? String(key.value).split('.')[0] : undefined;
      if (isScalar(key) && next !== undefined && next !== group) {
        key.spaceBefore = group !== '';
        group = next;
      }
    }
  }
  return document.toString();
};
