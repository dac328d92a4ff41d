import type { FleetPlanView, FleetResultEvent, RowCheckView } from '#shared/contract/fleet.ts';
import { toWireError } from '#shared/contract/wireError.ts';
import type { RowCheck } from '#shared/domain/fleet/rowCheck.ts';
import type { FleetResult } from './applyFleet.ts';
import type { FleetPlan } from './planFleet.ts';
import { viewPlan } from './views.ts';

/** What came of one row, and how far the table is: an event of the bridge, a line of the command line. */
export const viewFleetResult = (
  { row, outcome }: FleetResult,
  done: number,
  total: number,
): FleetResultEvent => ({
  kind: 'result',
  row: row.row,
  result: outcome.kind,
  serial: 'serial' in outcome ? outcome.serial : null,
  proof: 'proof' in outcome ? outcome.proof.map((each) => ({ ...each })) : [],
  error: outcome.kind === 'failed' ? toWireError(outcome.error) : null,
  done,
  total,
});

/** The plan of one row, or why there is none. */
export const viewFleetPlan = (planned: FleetPlan): FleetPlanView => {
  const { row, target } = planned.row;
  return planned.kind === 'planned'
    ? { row, target, ...viewPlan(planned.plan) }
    : { row, target, error: toWireError(planned.error) };
};

/** Whether a row can be written, as it crosses the bridge. */
export const viewRowCheck = ({ findings, error, ...check }: RowCheck): RowCheckView => ({
  ...check,
  findings: findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
  error: error === null ? null : toWireError(error),
});
