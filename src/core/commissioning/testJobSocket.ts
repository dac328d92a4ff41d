import { safeA } from '#core/loadbalancing/socketTest/runSocketTest.ts';
import { testSocket } from '#core/loadbalancing/socketTest/testSocket.ts';
import { viewSocketEvent, viewSocketResult } from '#core/loadbalancing/socketTest/viewSocketTest.ts';
import type { SocketTestEventView } from '#shared/contract/socketTest.ts';
import { hangsOnSocket } from '#shared/domain/charger/socket/hangsOnSocket.ts';
import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
import { type JobDeps, journalOf, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { planJob } from './reviewJob.ts';

export interface JobSocketTest {
  readonly isLong: boolean;
  emit(event: SocketTestEventView): void;
  readonly signal: AbortSignal;
}

const isProven = ({ written }: JobState): boolean =>
  (written.doorsClosed ? written.networkProof : written.bluetoothProof) === 'passed';

/**
 * Tests the socket of a job whose test of control has passed, up to the job's own limit. The newest result is part of
 * the job: a bad one keeps it from being commissioned.
 */
export const testJobSocket = async (deps: JobDeps, id: string, request: JobSocketTest): Promise<void> => {
  const state = deps.store.get(id);
  requireStep(state.open && isProven(state) && hangsOnSocket(state.answers.circuit.plug), 'socket-test');
  const session = sessionOf(deps, state);
  const { limitA, desired } = planJob(deps, state, null);
  const { isLong, emit, signal } = request;
  const tested = testSocket({
    ...{ session, journal: journalOf(deps, state), log: deps.log, clock: deps.clock },
    ...{ limitA, isLong, signal },
    emit: (event) => emit(viewSocketEvent(event)),
  });
  const result = viewSocketResult(
    await tested.catch((error: unknown) => {
      if (signal.aborted) deps.store.update(id, (job) => ({ ...job, currentA: safeA }));
      throw error;
    }),
  );
  deps.store.update(id, (job) => ({
    ...job,
    currentA: result.leftAtA ?? configuredLimitA(desired) ?? job.currentA,
    socket: { atMs: deps.clock.nowMs(), limitA, isLong, result },
  }));
  emit({ kind: 'done', result });
};
