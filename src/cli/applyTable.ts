import { applyFleet } from '#core/configuration/applyFleet.ts';
import { viewFleetPlan, viewFleetResult } from '#core/configuration/fleetViews.ts';
import { planFleet } from '#core/configuration/planFleet.ts';
import { describePlan } from './planOutput.ts';
import { type TableOptions, withTable } from './tableWork.ts';

/** `plan` tells by its exit code that there is something to do. */
export const somethingToDo = 3;

/** Applies a table: checked as a whole first, then charger by charger; one line per row, in the order they end. */
export const applyTable = (file: string, options: TableOptions & { keepGoing?: true }): Promise<void> =>
  withTable(file, options, async ({ core, output, run }) => {
    let done = 0;
    const results = await applyFleet(core.work, core.configurations, {
      ...run,
      stopsAtFailure: options.keepGoing !== true,
      onResult: (result) => {
        const line = viewFleetResult(result, (done += 1), run.rows.length);
        output.result(line, [`${result.row.target}: ${line.result}`]);
      },
    });
    if (results.some(({ outcome }) => outcome.kind === 'failed')) process.exitCode = 1;
  });

/** Plans every row of a table: one line per row, exit 3 when there is something to do, 1 when one could not be read. */
export const planTable = (file: string, options: TableOptions): Promise<void> =>
  withTable(file, options, async ({ core, output, run }) => {
    const plans = await planFleet(core.work, core.configurations, {
      ...run,
      onPlan: (planned) => {
        const { target } = planned.row;
        output.result(
          viewFleetPlan(planned),
          planned.kind === 'planned'
            ? [target, ...describePlan(planned.plan)]
            : [`${target}: ${planned.error.code}`],
        );
      },
    });
    if (plans.some((each) => each.kind === 'planned' && each.plan.steps.length > 0))
      process.exitCode = somethingToDo;
    if (plans.some(({ kind }) => kind === 'failed')) process.exitCode = 1;
  });
