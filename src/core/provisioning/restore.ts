import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import {
  type NotRestorable,
  type RestorePoint,
  restorableState,
} from '#shared/domain/configuration/restorable.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { Wanted } from './planSession.ts';

function* restorePoints(profile: DeviceProfile): Iterable<RestorePoint> {
  for (const point of profile.points.values()) {
    const storage = profile.blocks.get(point.place.block)?.storage ?? 'fixed';
    yield { name: point.name, isWritable: point.access !== 'r', storage, secret: point.secret !== undefined };
  }
}

/**
 * What has to be wanted to come back to a snapshot, and what cannot come back. Secrets as far as they are at hand;
 * `isMeant` leaves everything else as it is now.
 */
export const wantedFromSnapshot = (
  session: DeviceSession,
  then: Snapshot,
  now: Pick<Snapshot, 'values' | 'secretsSet'>,
  secrets: Readonly<Record<string, string>>,
  isMeant: (point: string) => boolean = () => true,
): { wanted: Wanted; notRestorable: readonly NotRestorable[] } => {
  const setIn = ({ secretsSet }: Pick<Snapshot, 'secretsSet'>) =>
    Object.entries(secretsSet).flatMap(([point, isSet]) => (isSet && isMeant(point) ? [point] : []));
  const secretsThen = setIn(then);
  const { values, erased, notRestorable } = restorableState({
    points: [...restorePoints(session.profile)].filter(({ name }) => isMeant(name)),
    earlier: then.values,
    now: now.values,
    knownSecrets: Object.keys(secrets),
    secretsThen,
    secretsNow: setIn(now),
    isDoorClosed: session.door === 'modbus',
  });
  const needed = Object.entries(secrets).filter(([point]) => secretsThen.includes(point));
  // An empty secret deletes the stored one.
  const none = erased.map((point) => [point, ''] as const);
  return {
    notRestorable,
    wanted: { values, secrets: Object.fromEntries([...needed, ...none]), generation: null },
  };
};
