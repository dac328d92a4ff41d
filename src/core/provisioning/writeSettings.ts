import type { CommitBlock, DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { EntryChange } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { Journal } from './journal.ts';
import { isSecretPoint, type ProofRow, pointsToWrite, proofChange, proofOf } from './proof.ts';
import { readStoredSettings, unwantedChanges } from './unwantedChanges.ts';

export interface SettingsWrite {
  readonly session: DeviceSession;
  readonly journal: Journal;
  /** Staged points only (blocks D, N, O, R). */
  readonly desired: PointValues;
  /** The generation of settings the desired state was made from; another one in the charger stores nothing. */
  readonly generation: number;
  /** A word for the log: why these were written together. */
  readonly purpose: string;
  /** Called when the bytes have gone and the commit is about to be sent. */
  onCommit?(): void;
}

export interface SettingsWritten {
  readonly generation: number;
  readonly proof: readonly ProofRow[];
}

const scopeOf = (session: DeviceSession, points: readonly string[]): CommitBlock[] => {
  const blocks = new Set(points.map((point) => session.profile.points.get(point)?.place.block));
  return (['D', 'N', 'O', 'R'] as const).filter((block) => blocks.has(block));
};

const plannedChange = (session: DeviceSession, before: PointValues, desired: PointValues) =>
  Object.entries(desired).map(
    ([point, wanted]): EntryChange =>
      isSecretPoint(session.profile, point)
        ? { point, secret: true, result: 'planned' }
        : { point, before: before[point] ?? null, wanted, result: 'planned' },
  );

/** The generation of settings now, undefined when nobody answers. */
const generationOf = async (session: DeviceSession): Promise<number | undefined> => {
  if (!session.isOpen()) return undefined;
  const values = await session.read(['generation.settings']).catch(() => undefined);
  return values && Number(values['generation.settings']);
};

/** What was refused must not lie staged until the next commit takes it along. */
const stageAndCommit = async (request: SettingsWrite, changes: PointValues) => {
  const { session, generation } = request;
  try {
    await session.stage(changes);
    request.onCommit?.();
    return await session.commit(generation, scopeOf(session, Object.keys(changes)));
  } catch (error) {
    // A charger that can still be asked has no unknown outcome: what is read back now is the answer.
    const isUnknown = isAppError(error, 'commit.unknown-outcome');
    const found = isUnknown ? await generationOf(session) : generation;
    if (found === generation && session.isOpen()) await session.forgetStaged().catch(() => undefined);
    if (!isUnknown || found === undefined) throw error;
    return { generation: found };
  }
};

/**
 * Writes settings as one generation: intent in the journal, staged, committed together, each read back, and every
 * other setting with them: what changed unasked is a proof that failed. Writes only what differs; with nothing to
 * write it answers the present proof without a commit. Errors: those of `DeviceSession.stage` and `commit`; what
 * differs afterwards is in the proof, not thrown.
 */
export const writeSettings = async (request: SettingsWrite): Promise<SettingsWritten> => {
  const { session, journal, desired, generation, purpose } = request;
  const before = await readStoredSettings(session);
  const changes = pointsToWrite(session.profile, before, desired);
  if (Object.keys(changes).length === 0) {
    return { generation, proof: proofOf(session.profile, { wanted: desired, before, found: before }) };
  }
  return journal.record(
    {
      door: session.door,
      changes: plannedChange(session, before, changes),
      details: { purpose, generation },
    },
    async () => {
      const committed = await stageAndCommit(request, changes);
      const found = await readStoredSettings(session);
      const unwanted = unwantedChanges(session.profile, before, found, desired);
      const proof = [...proofOf(session.profile, { wanted: desired, before, found }), ...unwanted];
      return {
        changes: proof
          .filter((row) => row.point in changes || unwanted.includes(row))
          .map((row) => proofChange(row, isSecretPoint(session.profile, row.point))),
        details: { committedGeneration: committed.generation },
        value: { generation: committed.generation, proof },
      };
    },
  );
};
