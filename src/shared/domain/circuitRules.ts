import { createFindings } from './finding.ts';

/** Every rule about the socket and its circuit: its level, and the parameters its text is given. */
export const circuitRules = {
  'plug-accepted': { level: 'pass', params: ['plug'] },
  'plug-refused': { level: 'refuse', params: ['plug'] },
  'plug-unknown': { level: 'open-point', params: ['limitA'] },
  'plug-ev-rated-declared': { level: 'warn', params: ['ratedA'] },
  'plug-above-32': { level: 'refuse', params: ['wantedA', 'limitA'] },
  'plug-limits-charger': { level: 'pass', params: ['hardwareMaxA', 'limitA'] },
  'coding-unknown': { level: 'warn', params: ['limitA'] },
  'coding-above-socket': { level: 'warn', params: ['codingA', 'ratedA'] },
  'breaker-unknown': { level: 'open-point', params: ['limitA'] },
  'breaker-characteristic-unknown': { level: 'open-point', params: [] },
  'breaker-fits-socket': { level: 'pass', params: ['breakerA', 'ratedA'] },
  'breaker-above-socket': { level: 'refuse', params: ['breakerA', 'ratedA'] },
  'breaker-warm-socket': { level: 'pass', params: ['limitA'] },
  'breaker-one-class-above': { level: 'pass', params: ['breakerA', 'limitA'] },
  'board-diversity': { level: 'pass', params: ['breakers', 'factor', 'limitA'] },
  'board-diversity-unknown': { level: 'open-point', params: [] },
  'cable-fits': { level: 'pass', params: ['breakerA', 'cableA'] },
  'cable-below-breaker': { level: 'refuse', params: ['breakerA', 'cableA'] },
  'cable-perhaps-below-breaker': { level: 'open-point', params: ['breakerA', 'cableA'] },
  'cable-aluminium': { level: 'open-point', params: ['limitA'] },
  'cable-material-unknown': { level: 'open-point', params: ['limitA'] },
  'cable-size-unknown': { level: 'open-point', params: ['limitA'] },
  'cable-below-guide': { level: 'warn', params: ['mm2', 'limitA'] },
  'cable-laying-unknown': { level: 'open-point', params: [] },
  'ambient-unknown': { level: 'open-point', params: [] },
  'earthing-suitable': { level: 'pass', params: ['earthing'] },
  'earthing-separation': { level: 'open-point', params: [] },
  'earthing-tn-c': { level: 'refuse', params: [] },
  'earthing-manual-only': { level: 'refuse', params: ['earthing'] },
  'earthing-unknown': { level: 'open-point', params: [] },
  'rcd-type-suitable': { level: 'pass', params: ['type'] },
  'rcd-type-ac': { level: 'refuse', params: [] },
  'rcd-missing': { level: 'refuse', params: [] },
  'rcd-type-unknown': { level: 'open-point', params: [] },
  'rcd-sensitivity': { level: 'pass', params: ['ma'] },
  'rcd-above-30': { level: 'refuse', params: ['ma'] },
  'rcd-sensitivity-unknown': { level: 'open-point', params: [] },
  'rcd-own': { level: 'pass', params: [] },
  'rcd-shared-type-a': { level: 'refuse', params: ['type'] },
  'rcd-shared': { level: 'warn', params: [] },
  'rcd-shared-unknown': { level: 'open-point', params: [] },
  'one-phase-limited': { level: 'warn', params: ['country', 'limitA'] },
  'one-phase-refused': { level: 'refuse', params: ['country', 'limitA', 'wantedA'] },
  'one-phase-car': { level: 'pass', params: ['country', 'limitA'] },
  'one-phase-to-verify': { level: 'open-point', params: ['country', 'limitA'] },
  'wanted-above-limit': { level: 'refuse', params: ['wantedA', 'limitA', 'stage'] },
  'below-minimum': { level: 'refuse', params: ['limitA', 'minimumA', 'stage'] },
  'earth-monitoring-off': { level: 'refuse', params: [] },
  'derating-off': { level: 'refuse', params: [] },
  'main-breaker-unknown': { level: 'open-point', params: ['limitA'] },
  'main-phases-unknown': { level: 'open-point', params: [] },
  'main-phases-contradict': { level: 'warn', params: ['plug'] },
  'main-breaker-small': { level: 'warn', params: ['mainBreakerA', 'limitA'] },
  'meter-cabinet-unknown': { level: 'open-point', params: ['limitA'] },
  'other-load-unknown': { level: 'open-point', params: [] },
  'phase-rotation-unknown': { level: 'open-point', params: [] },
} as const;

export type CircuitRule = keyof typeof circuitRules;

/** All ids, for those who keep a text per rule. */
export const circuitRuleIds = Object.keys(circuitRules) as CircuitRule[];

/** Makes one finding about the circuit. */
export const circuitFinding = createFindings(circuitRules);
