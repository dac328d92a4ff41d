import type { CircuitAnswers, CircuitCharger, Country } from './circuitAnswers.ts';
import { isUnknown } from './circuitAnswers.ts';
import { type CircuitRule, circuitFinding } from './circuitRules.ts';
import { loadedPhases, onePhaseLimitA } from './countryRules.ts';
import type { Finding } from './finding.ts';
import { circuitLimit, stageLimits, unknownCountsAsA } from './stageLimits.ts';

type Findings = Finding<CircuitRule>[];

function cabinetFindings(answers: CircuitAnswers, country: Country): Findings {
  if (country !== 'DE' || !isUnknown(answers.meterCabinet)) return [];
  return [circuitFinding('meter-cabinet-unknown', 'meterCabinet', { limitA: 32 })];
}

/** What load balancing asks of the main supply; a Czech 3 × 25 A connection is planned for 16 A, not 32 A. */
export function supplyFindings(
  answers: CircuitAnswers,
  country: Country,
  job: 'own-circuit' | 'load-balancing',
  limitA: number,
): Findings {
  const { mainBreakerA, mainPhases, otherLoadA, plug } = answers;
  const found: Findings = [];
  if (mainPhases === 1 && (plug === 'cee-red-16' || plug === 'cee-red-32'))
    found.push(circuitFinding('main-phases-contradict', 'mainPhases', { plug }));
  if (job === 'own-circuit') return found;
  if (isUnknown(mainBreakerA))
    found.push(circuitFinding('main-breaker-unknown', 'mainBreakerA', { limitA: unknownCountsAsA }));
  else if (country === 'CZ' && mainBreakerA < 40 && limitA > 16)
    found.push(circuitFinding('main-breaker-small', 'mainBreakerA', { mainBreakerA, limitA: 16 }));
  if (isUnknown(mainPhases)) found.push(circuitFinding('main-phases-unknown', 'mainPhases', {}));
  const loads = mainPhases === 1 ? [otherLoadA?.l1] : [otherLoadA?.l1, otherLoadA?.l2, otherLoadA?.l3];
  if (loads.some(isUnknown)) found.push(circuitFinding('other-load-unknown', 'otherLoadA', {}));
  if (mainPhases !== 1 && isUnknown(answers.phaseRotation))
    found.push(circuitFinding('phase-rotation-unknown', 'phaseRotation', {}));
  return [...found, ...cabinetFindings(answers, country)];
}

/** One phase: more than the country allows is refused; also for a one-phase car on a three-phase charger. */
export function onePhaseFindings(
  answers: CircuitAnswers,
  charger: CircuitCharger,
  country: Country,
): Findings {
  const limitA = onePhaseLimitA(country);
  if (limitA === null) return [];
  const isOnePhase = loadedPhases(answers, charger) === 1;
  const found: Findings = [];
  const wantedA = isOnePhase
    ? Math.max(charger.wantedA ?? 0, charger.wantedOnePhaseA ?? 0)
    : (charger.wantedOnePhaseA ?? 0);
  const field = isOnePhase ? 'plug' : null;
  if (wantedA > limitA) found.push(circuitFinding('one-phase-refused', field, { country, limitA, wantedA }));
  // Without the country's rule: would the circuit itself carry more?
  const circuitA = circuitLimit(stageLimits(answers, charger, 'IEC')).limitA;
  if (circuitA <= limitA) return found;
  if (isOnePhase) found.push(circuitFinding('one-phase-limited', field, { country, limitA }));
  else found.push(circuitFinding('one-phase-car', null, { country, limitA }));
  // No Slovak figure was found: the Czech one is used until the network operator has been asked.
  if (country === 'SK') found.push(circuitFinding('one-phase-to-verify', field, { country, limitA }));
  return found;
}
