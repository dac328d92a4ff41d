import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from './journal.ts';
import { type ProofRow, proofChange } from './proof.ts';

const toleranceS = 5;

/** Sets a charger's clock to the laptop's, journaled and read back (± 5 s); what was found is answered, not thrown. */
export const setClock = async (session: DeviceSession, journal: Journal, clock: Clock): Promise<ProofRow> => {
  const before = (await session.read(['clock.now']))['clock.now'] ?? null;
  const wanted = Math.floor(clock.nowMs() / 1000);
  return journal.record(
    {
      door: session.door,
      changes: [{ point: 'clock.now', before, wanted, result: 'planned' }],
      details: { purpose: 'clock' },
    },
    async () => {
      await session.setClock(wanted);
      const found = (await session.read(['clock.now']))['clock.now'] ?? null;
      // A slow link takes its time too: the clock has gone on since.
      const latest = clock.nowMs() / 1000 + toleranceS;
      const isSet = typeof found === 'number' && found >= wanted - toleranceS && found <= latest;
      const result = found === null ? 'not-readable' : isSet ? 'in-force' : 'different';
      const row: ProofRow = { point: 'clock.now', before, wanted, found, result };
      return { value: row, changes: [proofChange(row, false)] };
    },
  );
};
