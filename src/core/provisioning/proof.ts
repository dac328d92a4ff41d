import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { EntryChange } from '#shared/domain/logEntry.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import { proofResult } from '#shared/domain/proofResult.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** One point: as found → wanted → found now, and what that proves. */
export interface ProofRow {
  readonly point: string;
  readonly before: PointValue;
  readonly wanted: PointValue;
  readonly found: PointValue;
  readonly result: 'in-force' | 'different' | 'not-readable' | 'written';
}

/** True for points that a charger takes but never tells. */
export const isSecretPoint = (profile: DeviceProfile, point: string): boolean =>
  profile.points.get(point)?.secret !== undefined;

const scaleOf = (profile: DeviceProfile, point: string): number => profile.points.get(point)?.scale ?? 1;

const readOne = async (session: DeviceSession, points: readonly string[]): Promise<PointValues> => {
  try {
    return await session.read(points);
  } catch (error) {
    if (isAppError(error, 'point.not-readable')) return {};
    throw error;
  }
};

/** What was wanted against what was found. */
export const proofOf = (
  profile: DeviceProfile,
  values: { readonly wanted: PointValues; readonly before: PointValues; readonly found: PointValues },
): ProofRow[] =>
  Object.entries(values.wanted).map(([point, wanted]): ProofRow => {
    if (isSecretPoint(profile, point)) {
      return { point, before: null, wanted: null, found: null, result: 'written' };
    }
    const found = values.found[point];
    const result = proofResult(wanted, found, scaleOf(profile, point));
    return { point, before: values.before[point] ?? null, wanted, found: found ?? null, result };
  });

/** Reads back what was wanted. "Accepted" counts for nothing: only what is found now is in force. */
export const proveValues = async (
  session: DeviceSession,
  wanted: PointValues,
  before: PointValues,
): Promise<ProofRow[]> => {
  const readable = Object.keys(wanted).filter((point) => !isSecretPoint(session.profile, point));
  return proofOf(session.profile, { wanted, before, found: await readOne(session, readable) });
};

/** Points of a desired state that are not yet so; secrets always count as to be written. */
export const pointsToWrite = (
  profile: DeviceProfile,
  current: PointValues,
  desired: PointValues,
): PointValues =>
  Object.fromEntries(
    Object.entries(desired).filter(
      ([point, value]) =>
        isSecretPoint(profile, point) ||
        proofResult(value, current[point], scaleOf(profile, point)) !== 'in-force',
    ),
  );

/** The form of a proof in the log; of a secret only that it was written. */
export const proofChange = (row: ProofRow, isSecret: boolean): EntryChange =>
  isSecret
    ? { point: row.point, secret: true, result: 'written' }
    : { point: row.point, before: row.before, wanted: row.wanted, found: row.found, result: row.result };
