import { writeFileSync } from 'node:fs';
import { readScenarioText } from '#core/loadbalancing/scenarioText.ts';
import { balanceRules, type RuleName, ruleNames } from '#shared/domain/balancing/rules/balanceRule.ts';
import { judgeScenario, type Missed } from '#shared/domain/balancing/whatif/judgeScenario.ts';
import type { ScenarioMetrics } from '#shared/domain/balancing/whatif/metrics.ts';
import { runScenario } from '#shared/domain/balancing/whatif/runScenario.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';
import { appError } from '#shared/errors/appError.ts';
import { createOutput, type Output } from './output.ts';
import { readTextFile } from './readTextFile.ts';
import { UsageError } from './usageError.ts';

export interface SimulateOptions {
  readonly json?: true;
  readonly rule?: string;
  readonly compare?: true;
  readonly series?: string;
  readonly strict?: true;
}

/** One run of a scenario: always a simulation, and labelled so. */
export interface SimulatedRun {
  readonly simulated: true;
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly rule: RuleName;
  readonly durationS: number;
  readonly metrics: ScenarioMetrics;
  /** What the scenario expects and this run did not reach. */
  readonly missed: readonly Missed[];
  readonly tookMs: number;
}

const rulesOf = ({ rule = 'epochs', compare }: SimulateOptions): readonly RuleName[] => {
  if (compare) return ruleNames;
  const known = ruleNames.find((name) => name === rule);
  if (known === undefined) throw new UsageError(`no such rule: ${rule} (${ruleNames.join(', ')})`);
  return [known];
};

const isWatched = () => process.stderr.isTTY;

const run = (scenario: Scenario, rule: RuleName, options: SimulateOptions): SimulatedRun => {
  const began = performance.now();
  const { metrics, series } = runScenario(scenario, balanceRules[rule], (share) => {
    if (isWatched()) process.stderr.write(`\r${rule} ${Math.floor(share * 100)} %${share === 1 ? '\n' : ''}`);
  });
  const tookMs = Math.round(performance.now() - began);
  if (options.series !== undefined) writeSeries(options.series, { scenario: scenario.id, rule, series });
  const { id, title, seed, durationS } = scenario;
  const missed = judgeScenario(scenario, metrics);
  return { simulated: true, scenario: id, title, seed, rule, durationS, metrics, missed, tookMs };
};

const writeSeries = (file: string, content: unknown): void => {
  try {
    writeFileSync(file, `${JSON.stringify(content)}\n`);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw appError('output.not-written', { reason }, { cause });
  }
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const linesOf = ({ scenario, title, rule, metrics, missed }: SimulatedRun): string[] => [
  `${scenario} ${title} · ${rule} · simulated`,
  `  energy ${percent(metrics.energyShare)} of what was asked for, ${metrics.carsServed} of ${metrics.cars} cars full`,
  `  overload after 15 s: ${metrics.overloadAfterAs.toFixed(1)} A·s, before: ${metrics.overloadBeforeAs.toFixed(1)} A·s, peak ${percent(metrics.peakRatio)}`,
  `  longest wait ${Math.round(metrics.longestWaitS.onePhase / 60)} min on one phase, ${Math.round(metrics.longestWaitS.threePhase / 60)} min on three; fairness ${metrics.jain.toFixed(2)}`,
  ...missed.map(({ metric, value, expected }) => `  missed: ${metric} ${value} instead of ${expected}`),
];

/** `balance --simulate`: one line of JSON per rule. True when every run reached what the scenario expects. */
export const simulateScenario = (file: string, options: SimulateOptions): boolean => {
  const rules = rulesOf(options);
  if (options.series !== undefined && rules.length > 1) throw new UsageError('--series is for one rule');
  const scenario = readScenarioText(readTextFile(file), file);
  const output: Output = createOutput(options.json === true);
  const runs = rules.map((rule) => {
    const result = run(scenario, rule, options);
    output.result(result, linesOf(result));
    return result;
  });
  return runs.every(({ missed, rule }) => rule !== 'epochs' || missed.length === 0);
};
