import type { CircuitAnswers, CircuitCharger, Country, Plug } from './circuitAnswers.ts';

// DE: VDE-AR-N 4100, 4.6 kVA between phases. AT and CZ: 16 A. SK: no rule found, same default, to be verified.
const onePhase: Readonly<Record<Country, number | null>> = { DE: 20, AT: 16, CZ: 16, SK: 16, IEC: null };

/** Highest current that may load a single phase in a country; null where no rule is known. */
export function onePhaseLimitA(country: Country): number | null {
  return onePhase[country];
}

const onePhasePlugs: readonly Plug[] = ['household', 'household-ev-rated', 'cee-blue-16', 'cee-blue-32'];

/** Phases that are really loaded: a three-phase charger on a one-phase socket or supply loads one. */
export function loadedPhases(answers: CircuitAnswers, charger: Pick<CircuitCharger, 'phases'>): 1 | 3 {
  if (charger.phases === 1 || answers.mainPhases === 1) return 1;
  return answers.plug !== undefined && onePhasePlugs.includes(answers.plug) ? 1 : 3;
}

// VDE-AR-N 4100, 7.5: continuous current of the wiring inside a German meter cabinet, whatever the main breaker.
const cabinetA: Readonly<Record<'10' | '16' | 'unknown', number>> = { '10': 32, '16': 44, unknown: 32 };

/** Continuous current of the meter cabinet; null outside Germany or when it was not asked. */
export function meterCabinetA(answers: CircuitAnswers, country: Country): number | null {
  if (country !== 'DE' || answers.meterCabinet === undefined) return null;
  return cabinetA[answers.meterCabinet];
}

/** Rated diversity of breakers side by side under long load (IEC 61439, unless the maker says otherwise). */
export function boardDiversity(breakers: number): number {
  if (breakers >= 10) return 0.6;
  if (breakers >= 6) return 0.7;
  if (breakers >= 4) return 0.8;
  return breakers >= 2 ? 0.9 : 1;
}
