import { type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import type { Random } from './random.ts';
import type { Scenario, ScenarioFault } from './scenarioSchema.ts';

type MeterFault = 'meter-dead' | 'meter-frozen' | 'meter-reversed' | 'meter-swapped';

/** A meter as the controller sees it: the last reading it has, and how old it is. */
export interface PlantMeter {
  readonly read: (
    trueA: PhaseAmps,
    nowS: number,
    faults: readonly ScenarioFault[],
  ) => { readonly currentA: [number, number, number] | null; readonly ageS: number };
}

const tenth = (a: number): number => Math.round(a * 10) / 10;

/** A meter read once a second, with noise, lost samples, jitter and faults. */
export const createPlantMeter = (node: string, scenario: Scenario, random: Random): PlantMeter => {
  const { noiseA = 0, lossShare = 0, jitterS = 0 } = scenario.meter ?? {};
  let last: [number, number, number] | null = null;
  let takenS = 0;
  let beforeA: PhaseAmps | null = null;
  const measure = (trueA: PhaseAmps, has: (kind: MeterFault) => boolean) => {
    const seen = has('meter-swapped') ? ([trueA[1], trueA[0], trueA[2]] as const) : trueA;
    return perPhase((phase) => {
      // Even a quiet installation never repeats the last digit for long.
      const value = seen[phase] + (noiseA + 0.15) * (2 * random() - 1);
      return tenth(has('meter-reversed') && phase === 0 ? -value : value);
    });
  };
  return {
    read: (trueA, nowS, faults) => {
      const has = (kind: MeterFault) => faults.some((fault) => fault.kind === kind && fault.node === node);
      const isLost = random() < lossShare;
      const lateS = jitterS * random();
      if (!has('meter-dead') && !isLost) {
        // A reading that is late shows what flowed a second ago.
        if (!has('meter-frozen') || last === null)
          last = measure(lateS > 0.5 ? (beforeA ?? trueA) : trueA, has);
        takenS = nowS - lateS;
      }
      beforeA = trueA;
      return { currentA: last === null ? null : [...last], ageS: Math.max(0, nowS - takenS) };
    },
  };
};
