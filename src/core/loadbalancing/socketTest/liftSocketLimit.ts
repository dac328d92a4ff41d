import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { writeControl } from '#core/provisioning/writeControl.ts';
import type { LiftedLimitView } from '#shared/contract/charger.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { type LeftBehind, leftBehind } from './leftBehind.ts';

const limits = ['settings.maxCurrent', 'settings.installLimit'];

const amperes = (values: PointValues, point: string): number | null => {
  const value = values[point];
  return typeof value === 'number' ? value : null;
};

/** Only where the stored limit holds what the test advised; a socket that must not charge keeps its 6 A. */
const mayLift = ({ leftAtA, recommendedA }: LeftBehind, values: PointValues): boolean => {
  const storedA = amperes(values, 'settings.maxCurrent');
  return (
    values['limit.current'] === leftAtA &&
    storedA !== null &&
    recommendedA !== null &&
    recommendedA >= minimumA &&
    storedA <= recommendedA
  );
};

/**
 * Gives a charger back the set-point it had before a bad socket test, journaled and read back, once its own limit is
 * no higher than that test advised. Otherwise nothing is sent. Errors: `write.*`, `pin.required`, those of the link.
 */
export const liftSocketLimit = async (request: {
  session: DeviceSession;
  journal: Journal;
  log: SiteLog;
}): Promise<LiftedLimitView> => {
  const { session, journal, log } = request;
  const left = leftBehind(log, session.identity.serial);
  const found = await session.read([...limits, 'limit.current']);
  const isAllowed = left !== null && mayLift(left, found);
  const rows = isAllowed
    ? await writeControl({ session, journal, desired: { 'limit.current': left.before } })
    : [];
  const now = await session.read([...limits, 'limit.current']);
  const known = [...limits, 'limit.current'].flatMap((point) => amperes(now, point) ?? []);
  return {
    isLifted: rows.length > 0 && rows.every(({ result }) => result === 'in-force'),
    setpointA: amperes(now, 'limit.current'),
    inForceA: known.length === 0 ? null : Math.min(...known),
  };
};
