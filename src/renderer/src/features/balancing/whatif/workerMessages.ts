import type { RuleName } from '#shared/domain/balancing/rules/balanceRule.ts';
import type { ScenarioResult } from '#shared/domain/balancing/whatif/runScenario.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';

/** A day to be worked out beside the page. */
export interface WorkerAsk {
  readonly scenario: Scenario;
  readonly rule: RuleName;
}

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly result: ScenarioResult }
  | { readonly kind: 'failed'; readonly reason: string };
