import { setImmediate as nextTurn } from 'node:timers/promises';
import { implement } from '@orpc/server';
import type { Controllers } from '#core/loadbalancing/controller/createControllers.ts';
import { createRecentDecisions } from '#core/loadbalancing/controller/recentDecisions.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { balancingContract, type SimulationView } from '#shared/contract/balancing.ts';
import { answerState } from '#shared/domain/balancing/allocate/answerState.ts';
import { fallbackProof } from '#shared/domain/balancing/fallback/fallbackProof.ts';
import { balanceRules, type RuleName } from '#shared/domain/balancing/rules/balanceRule.ts';
import { checkSite } from '#shared/domain/balancing/site/checkSite.ts';
import { parseSite } from '#shared/domain/balancing/site/parseSite.ts';
import { judgeScenario } from '#shared/domain/balancing/whatif/judgeScenario.ts';
import { stepScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { appError } from '#shared/errors/appError.ts';
import type { ReportUnexpected } from './errorBoundary.ts';
import { progressStream, stateStream } from './streams.ts';

export interface BalancingProcedureDeps {
  readonly log: SiteLog;
  readonly controllers: Controllers;
  readonly unexpected: ReportUnexpected;
}

/** Runs a scenario in steps, so that the program goes on answering meanwhile and the run can be left. */
const simulate = async (
  scenario: Scenario,
  rule: RuleName,
  report: (done: number) => void,
  signal: AbortSignal,
): Promise<SimulationView> => {
  const steps = stepScenario(scenario, balanceRules[rule]);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      const { metrics } = step.value;
      return { ...step.value, rule, missed: judgeScenario(scenario, metrics) };
    }
    report(Math.floor(step.value * 100));
    await nextTurn();
    if (signal.aborted) throw appError('job.cancelled', {});
  }
};

export const createBalancingProcedures = ({ log, controllers, unexpected }: BalancingProcedureDeps) => {
  const os = implement(balancingContract);
  const decisions = createRecentDecisions(controllers);
  return {
    check: os.check.handler(({ input: { plan } }) => ({
      findings: checkSite(plan).map((each) => ({ ...each, params: { ...each.params } })),
      proof: fallbackProof(plan),
    })),
    allocate: os.allocate.handler(({ input }) => answerState(input.state)),
    simulate: os.simulate.handler(({ input, signal }) =>
      progressStream(
        (report, stopping) =>
          simulate(input.scenario, input.rule, (done) => report('simulating', done, 100), stopping),
        signal,
        unexpected,
      ),
    ),
    watch: os.watch.handler(({ signal }) =>
      stateStream(() => controllers.states().map((each) => ({ ...each })), controllers.onChange, signal),
    ),
    start: os.start.handler(({ input: { siteId, pin } }) => {
      const known = log.site(siteId);
      const stored = log.sitePlan(siteId);
      if (known === undefined || stored === undefined) throw appError('log.not-found', { what: siteId });
      const parsed = parseSite(stored.plan);
      return controllers.start(parsed, {
        siteId,
        name: known.name,
        practice: known.practice,
        ...(pin === undefined ? {} : { pin }),
      });
    }),
    stop: os.stop.handler(({ input }) => controllers.stop(input.id)),
    decisions: os.decisions.handler(({ input }) => [...decisions.of(input.id)]),
    dim: os.dim.handler(({ input }) => controllers.dim(input.id, input.isDimmed)),
  };
};
