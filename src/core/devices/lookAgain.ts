import type { Clock } from '#core/ports/clock.ts';
import type { AccessState, DeviceIdentity, DeviceSession } from './deviceSession.types.ts';

/** Device time between attempts: longer than a charger takes from its answer to its restart. */
const waitsMs = [1_500, 3_000, 5_000, 10_000, 10_000] as const;

/** Who answers after a link ended, and how it is locked. */
export interface Seen {
  readonly identity: DeviceIdentity;
  readonly access: AccessState;
}

const seenIn = async (session: DeviceSession): Promise<Seen> => ({
  identity: session.identity,
  access: await session.access(),
});

/**
 * Connects for a moment to the charger a session was with, without a PIN, to see what became of it; null when it does
 * not answer within half a minute. The old connection is given up first.
 */
export const lookAgain = async (
  before: DeviceSession,
  options: { readonly clock: Clock; openSession(): Promise<DeviceSession> },
): Promise<Seen | null> => {
  const { clock, openSession } = options;
  await before.close();
  for (const waitMs of waitsMs) {
    await clock.sleep(waitMs);
    const session = await openSession().catch(() => null);
    if (session === null) continue;
    try {
      const seen = await seenIn(session);
      if (seen.identity.serial === before.identity.serial) return seen;
    } catch {
      // It may just be restarting: the next attempt tells.
    } finally {
      await session.close();
    }
  }
  return null;
};
