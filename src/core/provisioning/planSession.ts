import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type {
  ChangePlan,
  PlanCharger,
  PlanOrigin,
  PlanPoint,
} from '#shared/domain/configuration/changePlan.types.ts';
import { type PlanInput, planChange } from '#shared/domain/configuration/planChange.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { requirePlannable } from './plannable.ts';
import { isSecretPoint } from './proof.ts';

/** What is wanted of one charger: secrets apart, because they are handled apart everywhere. */
export interface Wanted {
  readonly values: PointValues;
  /** Secret point → its value; lives in memory only. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly origin?: PlanOrigin;
  /** The generation it was made from; another one in the charger is a conflict. */
  readonly generation: number | null;
}

/** Parts a desired state as a person wrote it into values and secrets. */
export const separateSecrets = (
  profile: DeviceProfile,
  desired: PointValues,
): Pick<Wanted, 'values' | 'secrets'> => ({
  values: Object.fromEntries(Object.entries(desired).filter(([point]) => !isSecretPoint(profile, point))),
  secrets: Object.fromEntries(
    Object.entries(desired).flatMap(([point, value]) =>
      isSecretPoint(profile, point) && typeof value === 'string' ? [[point, value]] : [],
    ),
  ),
});

/** What a plan needs to know of a point; `point.unknown` for a name the profile does not have. */
export const planPointOf =
  (profile: DeviceProfile) =>
  (name: string): PlanPoint => {
    const point = profile.points.get(name);
    const block = point && profile.blocks.get(point.place.block);
    if (!point || !block) throw appError('point.unknown', { point: name });
    return {
      block: point.place.block,
      storage: block.storage,
      wearsFlash: point.persist === 'flash',
      secret: point.secret !== undefined,
      needsCarUnplugged: point.needsCarUnplugged,
    };
  };

/** What a plan needs of a reading, kept as a snapshot or not. */
type Read = Pick<Snapshot, 'values' | 'unreadable' | 'secretsSet'>;

/** A charger as a plan sees it, from what was read over an open session. */
export const planChargerOf = async (session: DeviceSession, snapshot: Read): Promise<PlanCharger> => ({
  serial: session.identity.serial,
  model: session.identity.model,
  firmware: session.identity.firmware,
  door: session.door,
  capabilities: session.identity.capabilities,
  generation: Number(snapshot.values['generation.settings'] ?? 0),
  pinIsFactory: (await session.access()).pinIsFactory,
  isPractice: session.identity.practice,
  values: snapshot.values,
  unreadable: Object.keys(snapshot.unreadable),
  secretsSet: Object.entries(snapshot.secretsSet).flatMap(([point, isSet]) => (isSet ? [point] : [])),
});

/** The plan from a snapshot to what is wanted. Errors: `point.*` for what may not be wanted of any charger. */
export const planSession = async (
  session: DeviceSession,
  snapshot: Read,
  wanted: Wanted,
  options: Pick<PlanInput, 'canRenewPin' | 'rewriteSecrets' | 'provesWifi' | 'reachesWifi' | 'isTrial'>,
): Promise<ChangePlan> => {
  requirePlannable(session.profile, { ...wanted.values, ...wanted.secrets }, session.identity.hardwareMaxA);
  return planChange({
    charger: await planChargerOf(session, snapshot),
    desired: wanted.values,
    secrets: Object.keys(wanted.secrets),
    erased: Object.keys(wanted.secrets).filter((point) => wanted.secrets[point] === ''),
    canRenewPin: options.canRenewPin,
    rewriteSecrets: options.rewriteSecrets ?? false,
    provesWifi: options.provesWifi ?? false,
    reachesWifi: options.reachesWifi ?? true,
    isTrial: options.isTrial ?? false,
    ...(wanted.origin ? { origin: wanted.origin } : {}),
    pointOf: planPointOf(session.profile),
  });
};
