import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import {
  runSocketTest,
  type SocketTestEvent,
  type SocketTestResult,
} from '#core/loadbalancing/runSocketTest.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { isAppError } from '#shared/errors/appError.ts';

export interface SocketTestRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Highest current wished for (A); null = as much as the charger allows. */
  readonly limitA: number | null;
  readonly isLong: boolean;
  emit(event: SocketTestEvent): void;
  readonly signal: AbortSignal;
}

const boundPoints = [
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

/** Tests the socket a charger hangs on, never above its lasting bounds; begin and end are in the log. */
export const testSocket = async (request: SocketTestRequest): Promise<SocketTestResult> => {
  const { session, journal, isLong } = request;
  const { maxA } = currentBounds({ values: await session.read(boundPoints), editing: 'limit.current' });
  const limitA = Math.max(minimumA, Math.min(maxA ?? minimumA, request.limitA ?? maxA ?? minimumA));
  const { door, identity } = session;
  const purpose = 'socket-test';
  journal.append({ kind: 'test', outcome: 'open', door, details: { purpose, limitA, isLong } });
  try {
    const result = await runSocketTest({ ...request, limitA });
    const { judgement, stop, leftAtA } = result;
    const isBad = stop !== null || judgement.verdict === 'loose';
    journal.append({
      kind: 'test',
      outcome: isBad ? 'failed' : 'done',
      door,
      details: {
        ...{ purpose, limitA, isLong, leftAtA },
        verdict: judgement.verdict,
        recommendedA: judgement.recommendedA,
        plugRiseK: judgement.plugRiseK,
        phases: judgement.phases.map((trend) => ({ ...trend })),
        remarks: judgement.remarks.map((remark) => ({ ...remark, params: { ...remark.params } })),
        stop: stop && { code: stop.code, params: { ...stop.params } },
        // A trend of the charger's own values; a practice site's is not even that.
        isTrendOnly: true,
        simulated: identity.practice,
      },
    });
    return result;
  } catch (error) {
    const errorCode = errorCodeOf(error);
    journal.append({ kind: 'test', outcome: 'failed', door, errorCode, details: { purpose, limitA } });
    throw error;
  }
};
