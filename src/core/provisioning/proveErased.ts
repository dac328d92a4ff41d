import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ProofRow } from './proof.ts';

/** Whether secrets that were deleted are gone: the one thing a charger tells of a secret is that it has one. */
export const proveErased = async (
  session: DeviceSession,
  points: readonly string[],
): Promise<readonly ProofRow[]> => {
  const rules = points.flatMap((point) => {
    const secret = session.profile.points.get(point)?.secret;
    return secret === undefined ? [] : [{ point, ...secret }];
  });
  if (rules.length === 0) return [];
  const found = await session.read([...new Set(rules.map(({ storedIn }) => storedIn))]);
  return rules.map(({ point, storedIn, bit }) => {
    const bits = found[storedIn];
    const isGone = typeof bits === 'number' && Math.floor(bits / 2 ** bit) % 2 === 0;
    return { point, before: null, wanted: null, found: null, result: isGone ? 'in-force' : 'different' };
  });
};
