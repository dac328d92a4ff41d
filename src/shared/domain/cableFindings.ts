import { cableCapacity } from './cableGuide.ts';
import type { CircuitAnswers } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';
import { type CircuitRule, circuitFinding } from './circuitRules.ts';
import type { Finding } from './finding.ts';
import { unknownCountsAsA } from './stageLimits.ts';

type Findings = Finding<CircuitRule>[];

/** Ib ≤ In ≤ Iz: the breaker has to protect the cable, under the conditions that were answered. */
function protectedByBreaker(answers: CircuitAnswers): Findings {
  const { breakerA } = answers;
  const capacity = cableCapacity(answers);
  if (capacity === null || isUnknown(breakerA)) return [];
  if (breakerA <= capacity.cautiousA)
    return [circuitFinding('cable-fits', 'cableMm2', { breakerA, cableA: capacity.cautiousA })];
  // Only certain when even the better of the unanswered conditions does not help.
  if (breakerA > capacity.bestA)
    return [circuitFinding('cable-below-breaker', 'cableMm2', { breakerA, cableA: capacity.bestA })];
  return [
    circuitFinding('cable-perhaps-below-breaker', 'cableMm2', { breakerA, cableA: capacity.cautiousA }),
  ];
}

/** Rules about the cable of the circuit. */
export function cableFindings(answers: CircuitAnswers): Findings {
  const limitA = unknownCountsAsA;
  const { cableMm2: mm2, cableMaterial: material } = answers;
  const found: Findings = [];
  if (material === 'aluminium') return [circuitFinding('cable-aluminium', 'cableMaterial', { limitA })];
  if (isUnknown(material)) found.push(circuitFinding('cable-material-unknown', 'cableMaterial', { limitA }));
  if (isUnknown(mm2)) found.push(circuitFinding('cable-size-unknown', 'cableMm2', { limitA }));
  else if (material === 'copper' && cableCapacity(answers) === null)
    found.push(circuitFinding('cable-below-guide', 'cableMm2', { mm2, limitA }));
  if (isUnknown(answers.cableLaying)) found.push(circuitFinding('cable-laying-unknown', 'cableLaying', {}));
  if (isUnknown(answers.ambient40)) found.push(circuitFinding('ambient-unknown', 'ambient40', {}));
  return [...found, ...protectedByBreaker(answers)];
}
