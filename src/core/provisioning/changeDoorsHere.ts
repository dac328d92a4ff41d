import type { CommitBlock, DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { EntryChange } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { confirmDoors, requireProven } from './crossDoors.ts';
import type { Journal } from './journal.ts';
import { isSecretPoint, type ProofRow, proofChange, proofOf } from './proof.ts';
import { writeSettings } from './writeSettings.ts';

export interface DoorsHere {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly doors: PointValues;
  /** Everything that has to be in force afterwards, doors included. */
  readonly desired: PointValues;
  readonly before: PointValues;
  readonly generation: number;
  /** A word for the log. */
  readonly purpose: string;
  /** The commit is stored; `isFinal` false: the charger goes back by itself without a confirmation. */
  onCommitted(generation: number, isFinal: boolean): void;
}

interface DoorsChanged {
  readonly generation: number;
  readonly proof: readonly ProofRow[];
}

const scope = (session: DeviceSession, doors: PointValues): CommitBlock[] => {
  const blocks = new Set(Object.keys(doors).map((point) => session.profile.points.get(point)?.place.block));
  return (['D', 'N', 'O', 'R'] as const).filter((block) => blocks.has(block));
};

const isGone = (error: unknown): boolean =>
  isAppError(error, 'device.link-lost') || isAppError(error, 'device.timeout');

/** What can still be read in the seconds before the door is silent; nothing when it was silent sooner. */
const readInGrace = async (session: DeviceSession, points: readonly string[]): Promise<PointValues> => {
  try {
    return await session.read(points);
  } catch (error) {
    if (isGone(error)) return {};
    throw error;
  }
};

/**
 * Turns OCPP on where no door is left for this program: stored with one commit, and read back over Bluetooth in the
 * seconds before it is silent. A value the charger had no time to tell is `not-readable` and no error: that it was
 * stored is known from its generation. Errors: those of a commit (`commit.unknown-outcome` when the link ended before
 * that was known), `write.different`.
 */
export const leaveToBackEnd = async (request: DoorsHere): Promise<DoorsChanged> => {
  const { session, journal, doors, desired, before, purpose } = request;
  const planned = Object.entries(doors).map(
    ([point, wanted]): EntryChange => ({ point, before: before[point] ?? null, wanted, result: 'planned' }),
  );
  const details = { purpose, generation: request.generation, way: 'back-end' };
  const done = await journal.record({ door: session.door, changes: planned, details }, async () => {
    await session.stage(doors);
    const { generation } = await session.commit(request.generation, scope(session, doors));
    request.onCommitted(generation, true);
    const readable = Object.keys(desired).filter((point) => !isSecretPoint(session.profile, point));
    const found = await readInGrace(session, readable);
    const proof = proofOf(session.profile, { wanted: desired, before, found });
    return {
      value: { generation, proof },
      changes: proof
        .filter(({ point }) => point in doors)
        .map((row) => proofChange(row, isSecretPoint(session.profile, row.point))),
      details: { committedGeneration: generation },
    };
  });
  requireProven(done.proof.filter(({ result }) => result !== 'not-readable'));
  return done;
};

/** Changes doors only to try them: nobody confirms, so the charger goes back by itself. */
export const tryDoors = async (request: DoorsHere): Promise<DoorsChanged> => {
  const { session, journal, doors: desired, generation, purpose } = request;
  const written = await writeSettings({ session, journal, desired, generation, purpose });
  request.onCommitted(written.generation, false);
  return written;
};

/**
 * Changes doors over the one that stays open, and confirms there once `beforeConfirm` is satisfied. What it throws
 * leaves the charger unconfirmed: it goes back by itself. Errors also: `write.different`, `commit.not-confirmed`.
 */
export const confirmHere = async (
  request: DoorsHere & { beforeConfirm(session: DeviceSession): Promise<void> },
): Promise<DoorsChanged> => {
  const { session, journal } = request;
  const written = await tryDoors(request);
  requireProven(written.proof);
  await request.beforeConfirm(session);
  await confirmDoors(session, journal);
  request.onCommitted(written.generation, true);
  return written;
};
