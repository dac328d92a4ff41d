import { type RuleName, ruleNames } from '#shared/domain/balancing/rules/balanceRule.ts';
import { siteOf } from '#shared/domain/balancing/whatif/generateSite.ts';
import type { Scenario } from '#shared/domain/balancing/whatif/scenarioSchema.ts';

/** One way to spend the day: a rule, with the wiring as it is or with all chargers on L1 L2 L3. */
export interface Variant {
  readonly rule: RuleName;
  readonly isUnrotated: boolean;
}

export const variantKey = ({ rule, isUnrotated }: Variant): string =>
  `${rule}${isUnrotated ? ' L1L2L3' : ''}`;

/** The chosen rules in their order, each followed by itself without rotation where that is asked for. */
export const variantsOf = (rules: readonly RuleName[], alsoUnrotated: boolean): readonly Variant[] =>
  ruleNames
    .filter((rule) => rules.includes(rule))
    .flatMap((rule) =>
      (alsoUnrotated ? [false, true] : [false]).map((isUnrotated) => ({ rule, isUnrotated })),
    );

/** The scenario a variant runs. */
export const scenarioFor = (scenario: Scenario, { isUnrotated }: Variant): Scenario => {
  if (!isUnrotated) return scenario;
  const site = siteOf(scenario);
  return {
    ...scenario,
    site: {
      ...site,
      chargers: site.chargers.map((charger) => ({ ...charger, rotation: 'L1L2L3' as const })),
    },
  };
};

/** Pairs in which the first to come get more energy in all than under this program's turns, at the cost of the others. */
export const firstComeGains = <Each extends VariantOutcome>(
  results: readonly Each[],
): readonly { readonly own: Each; readonly first: Each }[] =>
  results.flatMap((own) => {
    const isSameWiring = ({ variant }: Each) => variant.isUnrotated === own.variant.isUnrotated;
    const first = results.find((each) => each.variant.rule === 'first-come' && isSameWiring(each));
    if (own.variant.rule !== 'epochs' || first === undefined) return [];
    return first.result.metrics.energyShare - own.result.metrics.energyShare < noticed
      ? []
      : [{ own, first }];
  });

/** Less than half a percent nobody notices. */
const noticed = 0.005;

interface VariantOutcome {
  readonly variant: Variant;
  readonly result: { readonly metrics: { readonly energyShare: number } };
}
