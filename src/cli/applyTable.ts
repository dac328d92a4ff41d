import { applyFleet, type FleetResult } from '#core/configuration/applyFleet.ts';
import { planFleet } from '#core/configuration/planFleet.ts';
import { describePlan, proofForJson } from './planOutput.ts';
import { type TableOptions, withTable } from './tableWork.ts';

/** `plan` tells by its exit code that there is something to do. */
export const somethingToDo = 3;

const lineOf = ({ row, outcome }: FleetResult) => {
  const base = { row: row.row, target: row.target, result: outcome.kind };
  switch (outcome.kind) {
    case 'done':
    case 'unchanged':
      return { ...base, serial: outcome.serial, changes: proofForJson(outcome.proof) };
    case 'failed':
      return { ...base, error: { code: outcome.error.code, details: outcome.error.details } };
    case 'skipped':
      return base;
    default:
      return outcome satisfies never;
  }
};

/** Applies a table: checked as a whole first, then charger by charger; one line per row, in the order they end. */
export const applyTable = (file: string, options: TableOptions & { keepGoing?: true }): Promise<void> =>
  withTable(file, options, async ({ core, output, run }) => {
    const results = await applyFleet(core.work, core.configurations, {
      ...run,
      stopsAtFailure: options.keepGoing !== true,
      onResult: (result) => {
        const line = lineOf(result);
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
        const { row, target } = planned.row;
        if (planned.kind === 'planned') {
          output.result({ row, target, ...planned.plan }, [target, ...describePlan(planned.plan)]);
        } else {
          const { code, details } = planned.error;
          output.result({ row, target, error: { code, details } }, [`${target}: ${code}`]);
        }
      },
    });
    if (plans.some((each) => each.kind === 'planned' && each.plan.steps.length > 0))
      process.exitCode = somethingToDo;
    if (plans.some(({ kind }) => kind === 'failed')) process.exitCode = 1;
  });
