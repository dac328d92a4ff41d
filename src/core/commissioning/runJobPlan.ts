import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { executePlan, type PlanResult } from '#core/provisioning/executePlan.ts';
import { planSession } from '#core/provisioning/planSession.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { proveValues } from '#core/provisioning/proof.ts';
import { takeSnapshot } from '#core/provisioning/takeSnapshot.ts';
import { changesOfPlan } from '#shared/domain/configuration/planChange.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { generationNow } from './generationNow.ts';
import { type JobDeps, journalOf, type Report } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { valuesAsFound } from './reviewJob.ts';

const reachDeadlineMs = 3_000;

export interface JobPlanRun {
  readonly session: DeviceSession;
  readonly desired: PointValues;
  readonly report: Report;
  /** A generation is stored; `isFinal` false: the charger goes back by itself without the proof of the new door. */
  onCommitted(generation: number, isFinal: boolean): void;
}

/**
 * Carries out a part of a job through the same plan and proof as everything else, from what the charger is now. A
 * generation that moved since the job last knew it is somebody else's work: `commit.stale-generation`.
 */
export const runJobPlan = async (
  deps: JobDeps,
  state: JobState,
  run: JobPlanRun,
): Promise<PlanResult & { readonly proof: readonly ProofRow[] }> => {
  const { session, desired, report } = run;
  const journal = journalOf(deps, state);
  const expected = await generationNow(state, session);
  const now = await takeSnapshot({ log: deps.log, clock: deps.clock, session, journal });
  const plan = await planSession(
    session,
    now,
    { values: desired, secrets: {}, generation: expected },
    { canRenewPin: false },
  );
  if (plan.generation !== expected) {
    const changes = changesOfPlan(plan).map(({ point, from, to }) => ({
      ...{ point, before: from, wanted: to },
      result: 'refused' as const,
    }));
    const errorCode = 'commit.stale-generation';
    journal.append({ kind: 'note', outcome: 'failed', door: session.door, errorCode, changes });
    throw appError(errorCode, { expected, found: plan.generation });
  }
  const result = await executePlan({
    plan,
    session,
    journal,
    clock: deps.clock,
    secrets: {},
    before: now.values,
    newPin: null,
    keeper: deps.keeper,
    isCancelled: () => false,
    isReachable: (host, port) => deps.modbus.isReachable(host, port, reachDeadlineMs),
    openModbus: async (target) =>
      (await deps.devices.open(`modbus://${target}`, { jobId: state.id })).session,
    closeBluetooth: () => deps.devices.close(session.id),
    onStep: () => undefined,
    onCommitted: run.onCommitted,
    report,
  });
  return { ...result, proof: await proveValues(result.session, desired, valuesAsFound(deps, state)) };
};
