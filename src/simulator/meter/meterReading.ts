import type { PerPhase } from '#simulator/charger/meter.ts';
import type { MeterFaults, SupplyPhase } from './meterFaults.ts';

/** What flows through a meter at one moment, seen from outside. */
export interface Flow {
  /** Above 0 = drawn from the grid (A). */
  readonly currentA: PerPhase;
  readonly voltageV: PerPhase;
}

const straight = [1, 2, 3] as const;

/** What the current transformers tell about a flow with the faults of that moment; the voltages are always true. */
export const seenBy = (flow: Flow, faults: MeterFaults, random: () => number): Flow => {
  const inputs = faults.swapped ?? straight;
  const at = (phase: SupplyPhase): number => {
    const actual = flow.currentA[((inputs[phase - 1] ?? phase) - 1) as 0 | 1 | 2];
    const noise = faults.noiseA === undefined ? 0 : (2 * random() - 1) * faults.noiseA;
    return (faults.reversed?.includes(phase) === true ? -actual : actual) + noise;
  };
  return { currentA: [at(1), at(2), at(3)], voltageV: flow.voltageV };
};
