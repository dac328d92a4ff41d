import type {
  AppliedView,
  ChangePlanView,
  DriftView,
  RunView,
  SnapshotSummaryView,
} from '#shared/contract/configuration.ts';
import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { Applied } from './applyPlan.ts';
import type { Configurations } from './createConfigurations.ts';
import type { RunState } from './runState.ts';

type Drift = Awaited<ReturnType<Configurations['drift']>>;

// What crosses the bridge and what the command line prints with --json: one function each, so that they cannot differ.

/** A snapshot without its values: they are asked for by its id. */
export const viewSnapshot = (snapshot: Snapshot): SnapshotSummaryView => ({
  id: snapshot.id,
  serial: snapshot.chargerSerial,
  takenAtMs: snapshot.takenAtMs,
  door: snapshot.door,
  firmware: snapshot.firmware,
  count: Object.keys(snapshot.values).length,
  unreadable: Object.keys(snapshot.unreadable),
});

/** A plan, in the order of its steps. */
export const viewPlan = (plan: ChangePlan): ChangePlanView => structuredClone(plan) as ChangePlanView;

/** What came of applying, rolling back or resuming; of a secret only that it was written. */
export const viewApplied = (applied: Applied, notRestorable: readonly NotRestorable[] = []): AppliedView => ({
  runId: applied.runId,
  serial: applied.serial,
  door: applied.door,
  address: applied.address,
  generation: applied.generation,
  snapshotId: applied.snapshotId,
  proof: applied.proof.map((row) => ({ ...row })),
  notRestorable: [...notRestorable],
});

/** Stored settings against the log. */
export const viewDrift = ({ rows, ...drift }: Drift): DriftView => ({
  ...drift,
  rows: rows.map(({ written, ...row }) => ({ ...row, ...(written === undefined ? {} : { written }) })),
});

/** A run that broke off. */
export const viewRun = (run: RunState): RunView => ({
  id: run.id,
  kind: run.kind,
  serial: run.serial,
  name: run.name,
  target: run.target,
  newAddress: run.newAddress,
  snapshotId: run.snapshotId,
  steps: run.steps,
  stepsBegun: run.stepsBegun,
  secretNames: run.secretNames,
  createdAtMs: run.createdAtMs,
});
