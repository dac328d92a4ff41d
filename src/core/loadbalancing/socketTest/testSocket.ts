import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { leftBehind } from './leftBehind.ts';
import { runSocketTest, type SocketTestEvent, type SocketTestResult, safeA } from './runSocketTest.ts';
import { viewSocketResult } from './viewSocketTest.ts';

export interface SocketTestRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly log: SiteLog;
  readonly clock: Clock;
  /** Highest current wished for (A); null = as much as the charger allows. */
  readonly limitA: number | null;
  readonly isLong: boolean;
  emit(event: SocketTestEvent): void;
  readonly signal: AbortSignal;
}

const boundPoints = [
  'limit.current',
  'limit.hardwareMax',
  'limit.min',
  'limit.adapter',
  'limit.cable',
  'capabilities',
  'identity.phases',
  'state.phases',
  'settings.maxCurrent',
  'settings.installLimit',
  'settings.maxCurrentSinglePhase',
];

const errorCodeOf = (error: unknown): string => {
  if (isAppError(error)) return error.code;
  return error instanceof DOMException ? 'job.cancelled' : 'internal.unexpected';
};

const isBadSocket = ({ judgement, stop }: SocketTestResult): boolean =>
  stop !== null || judgement.verdict === 'loose';

/** The set-point before this test, or before an earlier one whose 6 A still stand. */
const setpointBefore = ({ log, session }: SocketTestRequest, found: PointValue | undefined): PointValue => {
  const left = leftBehind(log, session.identity.serial);
  return left !== null && found === left.leftAtA ? left.before : (found ?? safeA);
};

/** Tests the socket a charger hangs on, never above its lasting bounds; begin and end are in the log. */
export const testSocket = async (request: SocketTestRequest): Promise<SocketTestResult> => {
  const { session, journal, isLong } = request;
  const values = await session.read(boundPoints);
  const { maxA } = currentBounds({ values, editing: 'limit.current' });
  const limitA = Math.max(minimumA, Math.min(maxA ?? minimumA, request.limitA ?? maxA ?? minimumA));
  const before = setpointBefore(request, values['limit.current']);
  const { door, identity } = session;
  const about = { purpose: 'socket-test', limitA, isLong, before };
  journal.append({ kind: 'test', outcome: 'open', door, details: about });
  try {
    const result = await runSocketTest({ ...request, limitA, before });
    journal.append({
      kind: 'test',
      outcome: isBadSocket(result) ? 'failed' : 'done',
      door,
      // A trend of the charger's own values; a practice site's is not even that.
      details: { ...about, ...viewSocketResult(result), isTrendOnly: true, simulated: identity.practice },
    });
    return result;
  } catch (error) {
    const errorCode = errorCodeOf(error);
    journal.append({
      kind: 'test',
      outcome: 'failed',
      door,
      errorCode,
      details: { ...about, leftAtA: safeA },
    });
    throw error;
  }
};
