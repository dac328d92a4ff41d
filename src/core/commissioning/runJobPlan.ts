import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { executePlan, type PlanResult } from '#core/provisioning/executePlan.ts';
import { planSession, type Wanted } from '#core/provisioning/planSession.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { proveValues } from '#core/provisioning/proof.ts';
import { takeSnapshot } from '#core/provisioning/takeSnapshot.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import { changesOfPlan, leavesNoDoor } from '#shared/domain/configuration/planChange.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { generationNow } from './generationNow.ts';
import { type JobDeps, journalOf, type Report } from './jobContext.ts';
import type { JobState } from './jobState.ts';

const reachDeadlineMs = 3_000;

export interface JobPlanRun {
  readonly session: DeviceSession;
  /** What is wanted, from what the charger is now. */
  wanted(now: Snapshot): Pick<Wanted, 'values' | 'secrets'>;
  /** A word for the log; `settings` without it. */
  readonly purpose?: string;
  /** Ends in the proof that the charger joins its Wi-Fi. */
  readonly provesWifi?: boolean;
  /** The doors are only tried: the charger goes back by itself. */
  readonly isTrial?: boolean;
  /** Before doors are confirmed over the one that stays open; what it throws leaves them unconfirmed. */
  readonly beforeConfirm?: (session: DeviceSession) => Promise<void>;
  /** Shown as "before" in the proof; the values of now without it. */
  readonly before?: PointValues;
  readonly report: Report;
  /** A generation is stored; `isFinal` false: the charger goes back by itself without the proof of the new door. */
  onCommitted(generation: number, isFinal: boolean): void;
}

/** A generation that moved since the job last knew it is somebody else's work: told with what it would have met. */
const requireOwnGeneration = (
  deps: JobDeps,
  state: JobState,
  { session }: JobPlanRun,
  { plan, expected }: { plan: ChangePlan; expected: number },
): void => {
  if (plan.generation === expected) return;
  const changes = changesOfPlan(plan).map(({ point, from, to, secret }) =>
    secret
      ? { point, secret, result: 'refused' as const }
      : { point, before: from, wanted: to, result: 'refused' as const },
  );
  const errorCode = 'commit.stale-generation';
  const journal = journalOf(deps, state);
  journal.append({ kind: 'note', outcome: 'failed', door: session.door, errorCode, changes });
  throw appError(errorCode, { expected, found: plan.generation });
};

/**
 * Carries out a part of a job through the same plan and proof as everything else, from what the charger is now. Errors:
 * `commit.stale-generation`, those of `executePlan`.
 */
export const runJobPlan = async (
  deps: JobDeps,
  state: JobState,
  run: JobPlanRun,
): Promise<PlanResult & { readonly proof: readonly ProofRow[] }> => {
  const { session, report } = run;
  const journal = journalOf(deps, state);
  const expected = await generationNow(state, session);
  const now = await takeSnapshot({ log: deps.log, clock: deps.clock, session, journal });
  const { values, secrets } = run.wanted(now);
  const plan = await planSession(
    session,
    now,
    { values, secrets, generation: expected },
    // Whoever typed a secret means it: what is stored cannot be compared.
    {
      canRenewPin: false,
      rewriteSecrets: true,
      provesWifi: run.provesWifi ?? false,
      // A charger that only calls its back end need not be reached by this computer.
      reachesWifi: state.kind !== 'ocpp',
      isTrial: run.isTrial ?? false,
    },
  );
  requireOwnGeneration(deps, state, run, { plan, expected });
  const result = await executePlan({
    plan,
    session,
    journal,
    clock: deps.clock,
    secrets,
    before: now.values,
    newPin: null,
    keeper: deps.keeper,
    purpose: run.purpose ?? 'settings',
    isCancelled: () => false,
    isReachable: (host, port) => deps.modbus.isReachable(host, port, reachDeadlineMs),
    openModbus: async (target) =>
      (await deps.devices.open(`modbus://${target}`, { jobId: state.id })).session,
    closeBluetooth: () => deps.devices.close(session.id),
    onStep: () => undefined,
    onCommitted: run.onCommitted,
    ...(run.beforeConfirm ? { beforeConfirm: run.beforeConfirm } : {}),
    report,
  });
  // Where no door is left, what was read in its last seconds is all there is.
  const proof = leavesNoDoor(plan)
    ? result.proof
    : await proveValues(result.session, values, run.before ?? now.values);
  return { ...result, proof };
};
