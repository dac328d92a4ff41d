import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type {
  Scenario,
  ScenarioBase,
  ScenarioFault,
} from '#shared/domain/balancing/whatif/scenarioSchema.ts';

const dayS = 86_400;

/** A day at the site as it is drawn: cars come home in the evening, beside the load the plan names. */
export const planScenario = (plan: Site, title: string): Scenario => {
  const root = plan.nodes.find(({ parent }) => (parent ?? null) === null);
  const mostA = Math.max(0, ...perPhaseLimit(root?.baseLoadA ?? 0));
  return {
    id: 'plan',
    title,
    seed: 1,
    startAt: '12:00',
    durationS: dayS,
    site: plan,
    cars: { arrivals: 'apartment', onePhaseShare: 0.5, taperFrom: 0.85 },
    base: root === undefined || mostA === 0 ? [] : [{ kind: 'house', node: root.id, mostA }],
  };
};

export type BaseKind = 'none' | ScenarioBase['kind'];

/** The node the load of a scenario is edited at: the first that has one, else the main fuse. */
const baseNode = ({ base, site }: Scenario): string => {
  if (base[0] !== undefined) return base[0].node;
  const root = 'nodes' in site ? site.nodes.find(({ parent }) => (parent ?? null) === null) : undefined;
  return root?.id ?? 'main';
};

const mostOf = (base: ScenarioBase | undefined): number => {
  if (base === undefined) return 0;
  if ('mostA' in base) return base.mostA;
  if ('a' in base) return Math.max(...base.a);
  return Math.max(0, ...base.steps.flatMap(({ a }) => a));
};

export const baseOfScenario = ({ base }: Scenario): { kind: BaseKind; mostA: number } => ({
  kind: base[0]?.kind ?? 'none',
  mostA: mostOf(base[0]),
});

/** The scenario with another load; a recorded trace stays as it is. */
export const withBase = (scenario: Scenario, kind: BaseKind, mostA: number): Scenario => {
  const node = baseNode(scenario);
  if (kind === 'trace') return scenario;
  if (kind === 'none') return { ...scenario, base: [] };
  const base: ScenarioBase =
    kind === 'constant' ? { kind, node, a: [mostA, mostA, mostA] } : { kind, node, mostA };
  return { ...scenario, base: [base, ...scenario.base.slice(1)] };
};

export const faultKinds = [
  'meter-dead',
  'meter-frozen',
  'meter-reversed',
  'meter-swapped',
  'link-lost',
  'controller-killed',
  'base-step',
  'dimmed',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const stepA = 10;

/** A fault of a kind at the place it makes sense: the load's node, or every charger. */
export const faultOf = (
  scenario: Scenario,
  chargers: readonly string[],
  kind: FaultKind,
  span: { readonly atS: number; readonly untilS: number },
): ScenarioFault => {
  const node = baseNode(scenario);
  switch (kind) {
    case 'link-lost':
      return { kind, chargers: [...chargers], ...span };
    case 'controller-killed':
    case 'dimmed':
      return { kind, ...span };
    case 'base-step':
      return { kind, node, a: [stepA, stepA, stepA], ...span };
    default:
      return { kind, node, ...span };
  }
};
