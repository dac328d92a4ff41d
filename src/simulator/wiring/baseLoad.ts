import type { PerPhase } from '#simulator/charger/meter.ts';
import { createRandom } from '#simulator/charger/random.ts';
import type { BaseSpec, TraceRow } from './layout.types.ts';

const slotMs = 60_000;
const dayMs = 86_400_000;

/** The load of a node that is no charger, over device time. */
export interface BaseLoad {
  at(deviceMs: number): PerPhase;
  set(spec: BaseSpec): void;
  /** On top of it, from now on for so long. */
  step(currentA: PerPhase, fromMs: number, forMs: number): void;
}

const add = (a: PerPhase, b: PerPhase): PerPhase => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Something runs all the time; more often in the evening a cooker or a kettle adds a part of the peak. */
const madeUp = (seed: number, phase: number, peakA: number, deviceMs: number): number => {
  const slot = Math.floor(deviceMs / slotMs);
  const random = createRandom(seed * 31 + phase * 7919 + slot * 104_729);
  const hour = (deviceMs % dayMs) / 3_600_000;
  const busy = 0.15 + 0.35 * Math.max(0, Math.cos(((hour - 18) / 24) * 2 * Math.PI));
  const standing = peakA * (0.04 + 0.06 * random());
  const appliance = random() < busy ? peakA * (0.2 + 0.7 * random()) : 0;
  return Math.round((standing + appliance) * 10) / 10;
};

const rowAt = (rows: readonly TraceRow[], deviceMs: number): PerPhase => {
  const last = rows.at(-1);
  if (last === undefined) return [0, 0, 0];
  // The last row lasts as long as the one before it.
  const lengthS = last.fromS + Math.max(1, last.fromS - (rows.at(-2)?.fromS ?? last.fromS - 1));
  const second = (deviceMs / 1000) % lengthS;
  return (rows.findLast((row) => row.fromS <= second) ?? last).currentA;
};

const loadOf = (spec: BaseSpec, deviceMs: number): PerPhase => {
  switch (spec.kind) {
    case 'constant':
      return spec.currentA;
    case 'day': {
      const at = (phase: number) => madeUp(spec.seed, phase, spec.peakA, deviceMs);
      return [at(1), at(2), at(3)];
    }
    case 'trace':
      return rowAt(spec.rows, deviceMs);
    default:
      return spec satisfies never;
  }
};

export const createBaseLoad = (first: BaseSpec): BaseLoad => {
  let spec = first;
  let steps: { readonly currentA: PerPhase; readonly untilMs: number }[] = [];
  return {
    at: (deviceMs) => {
      steps = steps.filter(({ untilMs }) => deviceMs < untilMs);
      return steps.reduce((sum, { currentA }) => add(sum, currentA), loadOf(spec, deviceMs));
    },
    set: (next) => {
      spec = next;
      steps = [];
    },
    step: (currentA, fromMs, forMs) => {
      steps.push({ currentA, untilMs: fromMs + forMs });
    },
  };
};
