import type { CircuitAnswers, Country } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';
import { meterCabinetA } from './countryRules.ts';

export type SupplyPhase = 'L1' | 'L2' | 'L3';

/** One supply phase with the charger added to everything else; `isAbove` = more than the main breaker carries. */
export interface PhaseSum {
  readonly phase: SupplyPhase;
  readonly otherA: number;
  readonly chargerA: number;
  readonly sumA: number;
  readonly mainA: number;
  readonly isAbove: boolean;
}

const firstPhase = { L1L2L3: 'L1', L2L3L1: 'L2', L3L1L2: 'L3' } as const;

function phasesToCheck(answers: CircuitAnswers, chargerPhases: 1 | 3): readonly SupplyPhase[] {
  if (answers.mainPhases === 1) return ['L1'];
  const rotation = answers.phaseRotation;
  // Without the rotation nobody knows which phase a one-phase charger loads: the worst one has to fit too.
  if (chargerPhases === 3 || isUnknown(rotation)) return ['L1', 'L2', 'L3'];
  return [firstPhase[rotation]];
}

function round(amperes: number): number {
  return Math.round(amperes * 100) / 100;
}

/**
 * Other load + charger against the main breaker, per supply phase the charger can load. Phases whose load is not
 * known are left out and `isComplete` is false. Export counts as 0: a reversed transformer must not make room.
 */
export function sumCheck(
  answers: CircuitAnswers,
  chargerA: number,
  chargerPhases: 1 | 3,
  country: Country = answers.country ?? 'IEC',
): { readonly sums: readonly PhaseSum[]; readonly isComplete: boolean } {
  const { mainBreakerA, otherLoadA } = answers;
  if (isUnknown(mainBreakerA)) return { sums: [], isComplete: false };
  const mainA = Math.min(mainBreakerA, meterCabinetA(answers, country) ?? mainBreakerA);
  const phases = phasesToCheck(answers, chargerPhases);
  const loads = { L1: otherLoadA?.l1, L2: otherLoadA?.l2, L3: otherLoadA?.l3 };
  const sums = phases.flatMap((phase): PhaseSum[] => {
    const load = loads[phase];
    if (isUnknown(load)) return [];
    const otherA = round(Math.max(0, load));
    const sumA = round(otherA + chargerA);
    return [{ phase, otherA, chargerA, sumA, mainA, isAbove: sumA > mainA }];
  });
  return { sums, isComplete: sums.length === phases.length };
}
