import type { ChangePlan } from '#shared/domain/configuration/changePlan.types.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { type AppError, isAppError } from '#shared/errors/appError.ts';
import type { FleetRun } from './applyFleet.ts';
import type { ConfigurationDeps } from './configurationContext.ts';
import type { Configurations } from './createConfigurations.ts';
import { withFleetRow } from './fleetRow.ts';
import { inParallel } from './inParallel.ts';

export type FleetPlan =
  | { readonly row: FleetRow; readonly kind: 'planned'; readonly plan: ChangePlan }
  | { readonly row: FleetRow; readonly kind: 'failed'; readonly error: AppError };

/** Plans every row of a table and writes nothing; in the order of the rows. */
export const planFleet = async (
  deps: ConfigurationDeps,
  configurations: Configurations,
  run: Omit<FleetRun, 'stopsAtFailure' | 'onResult'> & { onPlan(plan: FleetPlan): void },
): Promise<readonly FleetPlan[]> => {
  const plans: FleetPlan[] = [];
  const planRow = (row: FleetRow): Promise<FleetPlan> =>
    withFleetRow(deps, run, row, async (session) => {
      const wanted = { values: row.values, secrets: run.secretsOf(row, session), generation: null };
      const options = { newPin: run.newPinOf(row), report: (phase: string) => run.onRow(row, phase) };
      return { row, kind: 'planned', plan: await configurations.plan(session, run.visitor, wanted, options) };
    });
  await inParallel(run.rows, run.parallel, async (row, index) => {
    const plan = await planRow(row).catch(
      (error: unknown): FleetPlan => ({
        row,
        kind: 'failed',
        error: isAppError(error) ? error : run.unexpected(error),
      }),
    );
    plans[index] = plan;
    run.onPlan(plan);
  });
  return plans;
};
