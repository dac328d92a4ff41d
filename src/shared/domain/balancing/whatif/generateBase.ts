import { type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import { between, type Random } from './random.ts';
import type { Scenario, ScenarioBase } from './scenarioSchema.ts';

/** From `atS` on, the load beside the chargers at one node. */
export interface BaseStep {
  readonly atS: number;
  readonly a: PhaseAmps;
}

/** The load of one node over the whole stretch, in steps. */
export interface BaseTrace {
  readonly node: string;
  readonly steps: readonly BaseStep[];
}

interface Use {
  readonly fromS: number;
  readonly untilS: number;
  readonly phase: 0 | 1 | 2;
  readonly a: number;
}

// Appliances of a household: current, shortest and longest use in seconds, uses per day.
const appliances = [
  [8.7, 120, 240, 6],
  [9.5, 900, 2700, 1.5],
  [8.5, 1200, 5400, 1],
  [3, 300, 1800, 8],
  [11, 60, 600, 3],
] as const;

const housePeaks = (hour: number): number => (hour > 6 && hour < 9 ? 1.6 : hour > 16 && hour < 22 ? 2 : 0.5);

const houseUses = (startS: number, durationS: number, random: Random): Use[] => {
  const uses: Use[] = [];
  for (const [a, shortest, longest, perDay] of appliances)
    for (let fromS = -longest; fromS < durationS; ) {
      const hour = ((startS + Math.max(0, fromS)) / 3600) % 24;
      fromS += (-Math.log(Math.max(random(), 1e-9)) * 86_400) / (perDay * housePeaks(hour));
      const untilS = fromS + between(random, shortest, longest);
      uses.push({ fromS, untilS, phase: Math.floor(random() * 3) as 0 | 1 | 2, a });
    }
  return uses;
};

const house = (startS: number, durationS: number, random: Random): BaseStep[] => {
  const uses = houseUses(startS, durationS, random);
  const standby = perPhase(() => between(random, 0.4, 1.8));
  const times = [0, ...uses.flatMap(({ fromS, untilS }) => [fromS, untilS])]
    .map(Math.round)
    .filter((atS) => atS >= 0 && atS < durationS);
  return [...new Set(times)]
    .sort((a, b) => a - b)
    .map((atS) => {
      const running = uses.filter(
        ({ fromS, untilS }) => Math.round(fromS) <= atS && atS < Math.round(untilS),
      );
      const onPhase = (phase: number) =>
        running.filter((use) => use.phase === phase).reduce((sum, { a }) => sum + a, 0);
      return { atS, a: perPhase((phase) => standby[phase] + onPhase(phase)) };
    });
};

const office = (startS: number, durationS: number, mostA: number, random: Random): BaseStep[] => {
  const steps: BaseStep[] = [];
  const phaseShare = perPhase(() => between(random, 0.75, 1));
  for (let atS = 0; atS < durationS; atS += 60) {
    const hour = ((startS + atS) / 3600) % 24;
    const day = hour > 6.5 && hour < 18.5 ? Math.sin((Math.PI * (hour - 6.5)) / 12) : 0;
    steps.push({
      atS,
      a: perPhase((phase) => mostA * phaseShare[phase] * (0.2 + 0.65 * day + 0.1 * random())),
    });
  }
  return steps;
};

const stepsOf = (
  base: ScenarioBase,
  scenario: Scenario,
  startS: number,
  random: Random,
): readonly BaseStep[] => {
  switch (base.kind) {
    case 'constant':
      return [{ atS: 0, a: base.a }];
    case 'trace':
      return [...base.steps].sort((a, b) => a.atS - b.atS);
    case 'house':
      return house(startS, scenario.durationS, random);
    case 'office':
      return office(startS, scenario.durationS, base.mostA, random);
    default:
      return base satisfies never;
  }
};

const tenth = (a: number): number => Math.round(a * 10) / 10;

/** The load beside the chargers, node by node; the same for the same seed. */
export const baseOf = (scenario: Scenario, startS: number, random: Random): BaseTrace[] => {
  const traces = scenario.base.map((base): BaseTrace => {
    const mostA = 'mostA' in base ? base.mostA : Number.POSITIVE_INFINITY;
    const steps = stepsOf(base, scenario, startS, random);
    return {
      node: base.node,
      steps: steps.map(({ atS, a }) => ({ atS, a: perPhase((phase) => Math.min(mostA, tenth(a[phase]))) })),
    };
  });
  const extra = (scenario.faults ?? []).flatMap((fault): BaseTrace[] =>
    fault.kind === 'base-step'
      ? [
          {
            node: fault.node,
            steps: [
              { atS: fault.atS, a: fault.a },
              { atS: fault.untilS, a: [0, 0, 0] },
            ],
          },
        ]
      : [],
  );
  return [...traces, ...extra];
};
