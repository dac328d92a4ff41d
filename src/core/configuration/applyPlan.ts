import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { requireProven } from '#core/provisioning/crossDoors.ts';
import { executePlan } from '#core/provisioning/executePlan.ts';
import { withKeyDigits } from '#core/provisioning/keyDigits.ts';
import { planSession, type Wanted } from '#core/provisioning/planSession.ts';
import { type ProofRow, proofOf, proveValues } from '#core/provisioning/proof.ts';
import { requireApplicable } from '#core/provisioning/requireApplicable.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import { changesOfPlan, leavesNoDoor } from '#shared/domain/configuration/planChange.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import {
  type ConfigurationDeps,
  journalFor,
  type Report,
  requirePlausibleClock,
  snapshotOf,
  type Visitor,
} from './configurationContext.ts';
import { inTurn } from './inTurn.ts';
import type { RunState } from './runState.ts';
import type { RunStore } from './runStore.ts';

const reachDeadlineMs = 2_000;

export interface ApplyOptions {
  readonly kind: RunState['kind'];
  readonly newPin: string | null;
  readonly rewriteSecrets?: boolean;
  /** Ends the run between two steps; a step that has begun is finished. */
  readonly signal?: AbortSignal;
  readonly report: Report;
  /** Goes on with this run instead of beginning one. */
  readonly runId?: string;
}

export interface Applied {
  readonly runId: string;
  readonly serial: string;
  /** The door afterwards; `none` where only the back end reaches the charger. */
  readonly door: Door | 'none';
  /** `host:port/unit` when the doors changed. */
  readonly address: string | null;
  readonly generation: number;
  /** The state before the first write, to roll back to. */
  readonly snapshotId: string;
  readonly plan: ChangePlan;
  readonly proof: readonly ProofRow[];
}

/** The plan from the charger's present state to what is wanted; `plan.changed-elsewhere` when that has moved. */
export const planFor = async (
  deps: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  wanted: Wanted,
  options: { newPin: string | null; rewriteSecrets?: boolean; report: Report; signal?: AbortSignal },
): Promise<{ plan: ChangePlan; snapshot: Snapshot }> => {
  const snapshot = await snapshotOf(deps, session, visitor, options);
  const plan = await planSession(session, snapshot, withKeyDigits(wanted), {
    canRenewPin: options.newPin !== null,
    rewriteSecrets: options.rewriteSecrets ?? false,
  });
  if (wanted.generation !== null && wanted.generation !== plan.generation) {
    throw appError('commit.stale-generation', { expected: wanted.generation, found: plan.generation });
  }
  return { plan, snapshot };
};

const newRun = (
  deps: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  wanted: Wanted,
  options: ApplyOptions,
  { plan, snapshot }: { plan: ChangePlan; snapshot: Snapshot },
): RunState => ({
  id: options.runId ?? deps.newId(),
  kind: options.kind,
  target: session.door === 'bluetooth' ? `ble:${session.identity.serial}` : `modbus://${session.address}`,
  serial: session.identity.serial,
  name: session.identity.name,
  siteId: visitor.siteId,
  visitId: visitor.visitId,
  person: visitor.person,
  practice: session.identity.practice,
  wanted: wanted.values,
  secretNames: Object.keys(wanted.secrets),
  snapshotId: snapshot.id,
  newAddress: null,
  steps: plan.steps.map(({ kind }) => kind),
  stepsBegun: 0,
  outcome: 'running',
  errorCode: null,
  createdAtMs: deps.clock.nowMs(),
});

/** What a run keeps when it goes on. */
/** What a run that is gone on with keeps of itself. */
const keptFrom = (runs: RunStore, runId: string | undefined): Partial<RunState> => {
  const earlier = runId === undefined ? undefined : runs.get(runId);
  if (earlier === undefined) return {};
  const { snapshotId, createdAtMs, newAddress } = earlier;
  return { snapshotId, createdAtMs, newAddress };
};

const closing = (error: unknown): Pick<RunState, 'outcome' | 'errorCode'> =>
  isAppError(error, 'job.cancelled')
    ? { outcome: 'cancelled', errorCode: error.code }
    : { outcome: 'failed', errorCode: isAppError(error) ? error.code : 'internal.unexpected' };

const unfinished: readonly RegExp[] = [
  /^device\.(link-lost|timeout|not-found|not-connected|rebooted|bad-answer|write-not-received|leased)$/,
  /^radio\./,
  /^modbus\.(unreachable|refused-connection|busy)$/,
  /^commit\.unknown-outcome$/,
  /^log\.(disk-full|busy|outcome-not-recorded)$/,
];

/** What leaves it unknown how far the charger came leaves the run open: it can be resumed. A refusal ends it. */
const staysOpen = (error: unknown): boolean =>
  isAppError(error) && unfinished.some((code) => code.test(error.code));

/**
 * Brings a charger to what is wanted: snapshot, plan, steps each proven. The run is in the database before the first
 * write and can be resumed by anybody who opens the folder. Errors: `plan.refused`, `commit.stale-generation`,
 * `clock.implausible`, `job.cancelled`, those of the steps.
 */
export const applyWanted = (
  deps: ConfigurationDeps,
  runs: RunStore,
  session: DeviceSession,
  visitor: Visitor,
  wanted: Wanted,
  options: ApplyOptions,
): Promise<Applied> =>
  inTurn(session, async () => applyNow(deps, runs, session, visitor, withKeyDigits(wanted), options));

const applyNow = async (
  deps: ConfigurationDeps,
  runs: RunStore,
  session: DeviceSession,
  visitor: Visitor,
  wanted: Wanted,
  options: ApplyOptions,
): Promise<Applied> => {
  requirePlausibleClock(deps);
  const planned = await planFor(deps, session, visitor, wanted, options);
  const { plan, snapshot } = planned;
  requireApplicable(plan, session);
  requireNewPin(plan, options.newPin);
  let run = runs.save({
    ...newRun(deps, session, visitor, wanted, options, planned),
    ...keptFrom(runs, options.runId),
  });
  const own: Visitor = { ...visitor, jobId: run.id };
  try {
    const result = await executePlan({
      plan,
      session,
      journal: journalFor(deps, session, own),
      clock: deps.clock,
      secrets: wanted.secrets,
      before: snapshot.values,
      newPin: options.newPin,
      keeper: deps.keeper,
      purpose: 'settings',
      isCancelled: () => options.signal?.aborted ?? false,
      isReachable: (host, port) => deps.modbus.isReachable(host, port, reachDeadlineMs),
      openModbus: async (address) => {
        run = runs.save({ ...run, newAddress: address });
        return (await deps.devices.open(`modbus://${address}`, { jobId: null })).session;
      },
      closeBluetooth: () => deps.devices.close(session.id),
      onStep: (_step, index) => {
        run = runs.save({ ...run, stepsBegun: index + 1 });
      },
      onCommitted: () => undefined,
      report: options.report,
    });
    if (result.address) deps.log.rememberCharger({ serial: run.serial, modbusAddress: result.address });
    const proof = await proveAll(result.session, wanted, snapshot, plan, result.proof);
    runs.save({ ...run, outcome: 'done' });
    return {
      runId: run.id,
      serial: run.serial,
      door: leavesNoDoor(plan) ? 'none' : result.session.door,
      address: result.address,
      generation: result.generation,
      snapshotId: run.snapshotId,
      plan,
      proof,
    };
  } catch (error) {
    if (!staysOpen(error)) runs.save({ ...run, ...closing(error) });
    throw error;
  }
};

/** Before the first write, not when its turn comes: by then half of the plan would be stored. */
const requireNewPin = (plan: ChangePlan, newPin: string | null): void => {
  const isNeeded = plan.steps.some(({ kind }) => kind === 'change-pin');
  if (isNeeded && newPin !== null && isRefused(pinFindings(newPin))) throw appError('pin.invalid', {});
};

/**
 * What was written in the order of the plan, then what was so already, read back now over the door that stayed, or
 * known from before the last one closed.
 */
const proveAll = async (
  session: DeviceSession,
  wanted: Wanted,
  snapshot: Snapshot,
  plan: ChangePlan,
  written: readonly ProofRow[],
): Promise<readonly ProofRow[]> => {
  const order = new Map(changesOfPlan(plan).map(({ point }, index) => [point, index]));
  const proven = new Set(written.map(({ point }) => point));
  const rest = Object.fromEntries(Object.entries(wanted.values).filter(([point]) => !proven.has(point)));
  const unchanged = leavesNoDoor(plan)
    ? proofOf(session.profile, { wanted: rest, before: snapshot.values, found: snapshot.values })
    : await proveValues(session, rest, snapshot.values);
  requireProven(unchanged);
  const sorted = [...written].sort(
    (left, right) => (order.get(left.point) ?? 0) - (order.get(right.point) ?? 0),
  );
  return [...sorted, ...unchanged];
};
