import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from './journal.ts';

const toleranceS = 5;

/** Sets a charger's clock to the laptop's, journaled and read back (± 5 s). */
export const setClock = async (session: DeviceSession, journal: Journal, clock: Clock): Promise<void> => {
  const before = (await session.read(['clock.now']))['clock.now'] ?? null;
  const wanted = Math.floor(clock.nowMs() / 1000);
  await journal.record(
    {
      door: session.door,
      changes: [{ point: 'clock.now', before, wanted, result: 'planned' }],
      details: { purpose: 'clock' },
    },
    async () => {
      await session.setClock(wanted);
      const found = (await session.read(['clock.now']))['clock.now'] ?? null;
      const isSet = typeof found === 'number' && Math.abs(found - wanted) <= toleranceS;
      const result = found === null ? 'not-readable' : isSet ? 'in-force' : 'different';
      return { value: undefined, changes: [{ point: 'clock.now', before, wanted, found, result }] };
    },
  );
};
