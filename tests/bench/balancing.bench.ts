import loadHighs from 'highs';
import { allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { balanceRules } from '#shared/domain/balancing/rules/balanceRule.ts';
import { usedPhaseAmps, utilisationProgram } from '#tests/support/exactUtilisation.ts';
import { largeState } from '#tests/unit/shared/domain/balancing/balanceFixtures.ts';
import { report } from './support/report.ts';
import { writeScenarioTable } from './support/scenarioTable.ts';
import { benchController } from './support/steeredSite.ts';
import { median } from './support/timing.ts';

const sizes = [2, 5, 12, 24, 50, 84, 160, 250] as const;
const goalMs = 5;
const runs = 400;
const warmUp = 50;
const largest = 250;

const rank = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

/** So often each state is answered: the least of the times is without what the computer did for others meanwhile. */
const repeats = 5;

/** A site that runs: a clock, the memory of the call before, measured currents that wander. */
const timesOf = (chargers: number): { readonly wall: number[]; readonly least: number[] } => {
  const state = largeState(chargers, chargers);
  let memory: BalanceState['memory'];
  const times = { wall: [] as number[], least: [] as number[] };
  for (let round = 0; round < runs + warmUp; round += 1) {
    const wander = 1 + (round % 7) / 10;
    const now: BalanceState = {
      ...state,
      nowS: 1000 + round,
      wallS: 1000 + round,
      chargers: state.chargers.map((charger) => {
        const setA = memory?.chargers[charger.id]?.setA ?? 0;
        const drawn = setA / wander;
        return { ...charger, setA, measuredA: [drawn, drawn, drawn] };
      }),
      ...(memory === undefined ? {} : { memory }),
    };
    const took = Array.from({ length: repeats }, () => {
      const begun = performance.now();
      ({ memory } = allocate(now));
      return performance.now() - begun;
    });
    if (round < warmUp) continue;
    times.wall.push(took[0] ?? Number.NaN);
    times.least.push(Math.min(...took));
  }
  return times;
};

const benchAllocate = (): void => {
  const half: Record<number, number> = {};
  for (const size of sizes) {
    const times = timesOf(size);
    half[size] = median(times.wall);
    report({
      bench: 'allocate-p50',
      size,
      value: median(times.wall),
      unit: 'ms',
      peer: { what: 'goal', value: goalMs },
    });
    // Not the CPU time of the thread: its clock moves in steps of 4 ms.
    const p99 = rank(times.least, 0.99);
    report({
      bench: 'allocate-p99-wall',
      size,
      value: rank(times.wall, 0.99),
      unit: 'ms',
      peer: { what: 'goal', value: goalMs },
    });
    report({
      bench: 'allocate-p99',
      size,
      value: p99,
      unit: 'ms',
      peer: { what: 'goal', value: goalMs },
      goal: 1,
    });
  }
  // How the time grows: 1 = like the number of chargers.
  const growth = Math.log((half[largest] ?? 1) / (half[24] ?? 1)) / Math.log(largest / 24);
  report({ bench: 'allocate-growth', value: growth, unit: 'power', peer: { what: 'linear', value: 1 } });
};

const jain = (values: readonly number[]): number => {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? 1 : (sum * sum) / (values.length * squares);
};

const rules = ['epochs', 'first-come', 'phase-turns'] as const;
const seeds = [1, 2, 3];

/** The same states for the three rules and the exact, unfair optimum of the ampere-phases in use. */
const benchAgainstOptimum = async (): Promise<void> => {
  const highs = await loadHighs();
  for (const size of [12, 40, 160, 250]) {
    const solved = seeds.map((seed) => {
      const state = largeState(size, seed);
      const begun = performance.now();
      const best = highs.solve(utilisationProgram(state)).ObjectiveValue;
      return { state, best, tookMs: performance.now() - begun };
    });
    for (const rule of rules) {
      const answers = solved.map(({ state }) => balanceRules[rule](state).setA);
      const used = solved.map(({ state }, at) => usedPhaseAmps(state, answers[at] ?? {}));
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const peer = { what: 'exact optimum (highs)', value: sum(solved.map(({ best }) => best)) };
      report({ bench: `utilisation-${rule}`, size, value: sum(used), unit: 'A·phase', peer });
      const shares = answers.map((setA, at) =>
        jain((solved[at]?.state.chargers ?? []).map(({ id, maxA }) => (setA[id] ?? 0) / maxA)),
      );
      report({
        bench: `fairness-${rule}`,
        size,
        value: median(shares),
        unit: 'Jain',
        peer: { what: 'all equal', value: 1 },
      });
    }
    const solver = { what: 'highs', value: median(solved.map(({ tookMs }) => tookMs)) };
    report({
      bench: 'allocate-beside-solver',
      size,
      value: median(timesOf(size).wall),
      unit: 'ms',
      peer: solver,
    });
  }
};

benchAllocate();
await benchAgainstOptimum();
await benchController();
writeScenarioTable();
