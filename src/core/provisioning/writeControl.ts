import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { Journal } from './journal.ts';
import { type ProofRow, proofChange, proveValues } from './proof.ts';

/** Writes points that act at once and are gone after a restart (block C), journaled and read back. */
export const writeControl = async (request: {
  session: DeviceSession;
  journal: Journal;
  desired: PointValues;
}): Promise<readonly ProofRow[]> => {
  const { session, journal, desired } = request;
  const points = Object.keys(desired);
  if (points.length === 0) return [];
  const before = await session.read(points);
  return journal.record(
    {
      door: session.door,
      changes: points.map((point) => ({
        point,
        before: before[point] ?? null,
        wanted: desired[point] ?? null,
        result: 'planned' as const,
      })),
      details: { purpose: 'control' },
    },
    async () => {
      await session.writeControl(desired);
      const proof = await proveValues(session, desired, before);
      return { value: proof, changes: proof.map((row) => proofChange(row, false)) };
    },
  );
};
