import type { ScenarioMetrics } from './metrics.ts';
import type { Scenario } from './scenarioSchema.ts';

/** One expectation that was not met. */
export interface Missed {
  readonly metric: string;
  readonly value: number;
  readonly expected: number;
}

const atMost = (metric: string, value: number, expected: number | undefined): Missed[] =>
  expected === undefined || value <= expected ? [] : [{ metric, value, expected }];

const atLeast = (metric: string, value: number, expected: number | undefined): Missed[] =>
  expected === undefined || value >= expected ? [] : [{ metric, value, expected }];

/** What a run did not reach of what its scenario expects. */
export const judgeScenario = ({ expected }: Scenario, metrics: ScenarioMetrics): Missed[] => [
  ...atMost('overloadAfterAs', metrics.overloadAfterAs, expected?.overloadAfterAs),
  ...atMost('peakRatio', metrics.peakRatio, expected?.mostPeakRatio),
  ...atMost(
    'longestWaitS',
    Math.max(metrics.longestWaitS.onePhase, metrics.longestWaitS.threePhase),
    expected?.longestWaitS,
  ),
  ...atMost('raisesPerHour', metrics.raisesPerHour, expected?.mostRaisesPerHour),
  ...atMost('startsPerHour', metrics.startsPerHour, expected?.mostStartsPerHour),
  ...atLeast('energyShare', metrics.energyShare, expected?.leastEnergyShare),
  ...atLeast('jain', metrics.jain, expected?.leastJain),
  ...atLeast(
    'servedShare',
    metrics.cars === 0 ? 1 : metrics.carsServed / metrics.cars,
    expected?.leastServedShare,
  ),
];
